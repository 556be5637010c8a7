-- A caption of an item in use, and the photo that it is of. Captions of items that are killed or
-- withheld are left out, those of items under an embargo until it has passed, and those whose terms,
-- or their item's, allow no use any more.
-- Columns:
--   photo_id: Photo (photos.photo_id).
--   item_id: Item (items.item_id).
--   position: Place among the item's captions (captions.position).
--   story_id: Story (families.story_id).
--   wire_at: When the item was on the wire (UTC).
--   agency: News agency of the item.
--   feed: Name of the feed it came by.
--   headline: Headline of the item.
--   caption: The caption as it stands there.
--   credit: Its credit.
--   rights: Restriction that it states.
--   repeats: Times it stands in the copy.
--   is_revised: Whether its words are other than those the photo was first used with.
CREATE OR REPLACE VIEW photo_uses AS
SELECT
    photo_keys.photo_id,
    captions.item_id,
    captions.position,
    story_items.story_id,
    story_items.wire_at,
    items.agency,
    items.feed,
    items.headline,
    captions.text AS caption,
    captions.credit,
    captions.rights,
    captions.repeats,
    regexp_replace(lower(captions.text), '[^\p{L}\p{N}]+', ' ', 'g') <> first_value(
        regexp_replace(lower(captions.text), '[^\p{L}\p{N}]+', ' ', 'g')
    ) OVER (
        PARTITION BY photo_keys.photo_id
        ORDER BY story_items.wire_at NULLS LAST, captions.item_id, captions.position
    ) AS is_revised
FROM captions
JOIN photo_keys ON photo_keys.photo_key = captions.photo_key
JOIN story_items ON story_items.item_id = captions.item_id
JOIN items ON items.item_id = captions.item_id
WHERE story_items.killed_by_item_id IS NULL
  AND story_items.withheld_by_item_id IS NULL
  AND story_items.part <> 'notice'
  AND coalesce(story_items.embargoed_until <= now(), true)
  AND coalesce(least(captions.usable_until, story_items.usable_until) > now(), true)
