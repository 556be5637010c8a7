-- Which photos are used again and again?
-- A row is a photo, with the stories, items and agencies that carried it, and its latest caption.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
--   rows integer: How many photos (20).
SELECT
    photo_id,
    count(DISTINCT story_id) AS stories,
    count(DISTINCT item_id) AS items,
    count(DISTINCT agency) AS agencies,
    min(wire_at) AS first_at,
    max(wire_at) AS last_at,
    arg_max(caption, (wire_at, item_id, position)) AS caption,
    arg_max(credit, (wire_at, item_id, position)) AS credit
FROM photo_uses
WHERE wire_at >= timezone('UTC', $until - $days + 1)
  AND wire_at < timezone('UTC', $until + 1)
GROUP BY photo_id
ORDER BY stories DESC, items DESC, last_at DESC, photo_id
LIMIT $rows
