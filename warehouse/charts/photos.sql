-- A photo that several items of the window carry, as its last caption there has it; a row is a photo,
-- most used first.
SELECT
    arg_max(caption, (wire_at, item_id)) AS caption,
    arg_max(credit, (wire_at, item_id)) AS credit,
    count(DISTINCT item_id) AS items,
    count(DISTINCT story_id) AS stories
FROM photo_uses
WHERE wire_at >= $since AND wire_at < $until
GROUP BY photo_id
HAVING items > 1
ORDER BY items DESC, stories DESC, caption
LIMIT $most
