-- Which photos had their caption changed?
-- A row is a photo whose later caption has other words than its first, with both.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
--   rows integer: How many photos (50).
WITH used AS MATERIALIZED (
    SELECT photo_keys.photo_id, captions.item_id, captions.text, story_items.wire_at
    FROM captions
    JOIN photo_keys ON photo_keys.photo_key = captions.photo_key
    JOIN story_items ON story_items.item_id = captions.item_id
    JOIN item_states ON item_states.item_id = captions.item_id
    WHERE item_states.state = 'live'
      AND coalesce(captions.usable_until > now(), true)
      AND story_items.wire_at >= timezone('UTC', $until - $days + 1)
      AND story_items.wire_at < timezone('UTC', $until + 1)
),
told AS (
    SELECT
        photo_id,
        count(DISTINCT regexp_replace(lower(text), '[^\p{L}\p{N}]+', ' ', 'g')) AS captions,
        count(DISTINCT item_id) AS items,
        min(wire_at) AS first_at,
        max(wire_at) AS last_at,
        arg_min(text, (wire_at, item_id)) AS first_caption,
        arg_max(text, (wire_at, item_id)) AS last_caption
    FROM used
    GROUP BY photo_id
)
SELECT photo_id, captions, items, first_at, last_at, first_caption, last_caption
FROM told
WHERE captions > 1
ORDER BY captions DESC, last_at DESC, photo_id
LIMIT $rows
