-- An item of news that may be used: no digest, advisory, package or test, none that a kill, a
-- withdrawal or a hold stops or that is declared so, none under an embargo, and none whose terms
-- allow no use any more. What the other views count is in these items; each version of a story is
-- one.
-- Columns:
--   item_id: Item (items.item_id).
--   story_id: Story that it belongs to (stories.story_id).
--   feed: Name of the feed it came by.
--   agency: News agency.
--   headline: Headline, without markers.
--   kind: story, flash, correction, repeat or caption.
--   language: Language as a BCP 47 tag.
--   seen_at: When it was made, or failing that sent: of this version, of the item, of its dateline
--     (its day, at midnight UTC), of its file.
--   seen_on: Day of seen_at (UTC).
CREATE OR REPLACE VIEW news_items AS
SELECT
    items.item_id,
    story_items.story_id,
    feed,
    agency,
    headline,
    kind,
    language,
    coalesce(
        version_created_at,
        first_created_at,
        dateline_on::TIMESTAMP AT TIME ZONE 'UTC',
        received_at
    ) AS seen_at,
    (seen_at AT TIME ZONE 'UTC')::DATE AS seen_on
FROM items
LEFT JOIN story_items ON story_items.item_id = items.item_id
WHERE pub_status = 'usable'
  AND kind NOT IN (
      'digest', 'advisory', 'test', 'package', 'kill', 'withdrawn', 'withheld'
  )
  AND killed_by_item_id IS NULL
  AND withheld_by_item_id IS NULL
  AND coalesce(story_items.embargoed_until <= now(), true)
  AND coalesce(items.embargoed_until <= now(), true)
  AND coalesce(items.usable_until > now(), true)
