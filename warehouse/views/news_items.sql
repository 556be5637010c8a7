-- An item of news that may be used as it was delivered: no digest, advisory, package or test, no kill
-- or withdrawal, and none declared withheld or canceled. What the other views count is in these
-- items: each version of a story is one, and so is a story that a later item kills.
-- Columns:
--   item_id: Item (items.item_id).
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
    item_id,
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
WHERE pub_status = 'usable'
  AND kind NOT IN (
      'digest', 'advisory', 'test', 'package', 'kill', 'withdrawn', 'withheld'
  )
