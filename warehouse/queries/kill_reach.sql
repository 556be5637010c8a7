-- How far does a kill reach?
-- A row is a kill, a withdrawal or a hold that stops other items, with the items, stories, agencies
-- and feeds that it stops: what carries or quotes the copy is stopped too.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
--   rows integer: How many notices (50).
WITH stopped AS (
    SELECT item_id, story_id, coalesce(killed_by_item_id, withheld_by_item_id) AS by_item_id
    FROM story_items
    WHERE by_item_id <> item_id
)
SELECT
    notice.wire_at,
    notice.kind,
    notice.agency,
    notice.slugline,
    count(DISTINCT items.item_id) AS items,
    count(DISTINCT stopped.story_id) AS stories,
    count(DISTINCT items.agency) AS agencies,
    count(DISTINCT items.feed) AS feeds,
    notice.item_id
FROM items AS notice
JOIN stopped ON stopped.by_item_id = notice.item_id
JOIN items ON items.item_id = stopped.item_id
WHERE notice.wire_on BETWEEN $until - $days + 1 AND $until
GROUP BY notice.item_id, notice.wire_at, notice.kind, notice.agency, notice.slugline
ORDER BY items DESC, notice.wire_at DESC, notice.item_id
LIMIT $rows
