-- What may soon be used no more?
-- A row is an item, or a caption of one, whose terms end after a day, within so many days of it; what
-- it says is left out.
-- Parameters:
--   until date: The day (newest).
--   days integer: How many days after it (14).
WITH ending AS (
    SELECT 'item' AS what, item_id, usable_until FROM items
    UNION ALL
    SELECT 'caption', item_id, usable_until FROM captions
)
SELECT
    ending.usable_until,
    ending.what,
    count(*) AS number,
    items.agency,
    items.feed,
    items.slugline,
    items.wire_at,
    items.item_id
FROM ending
JOIN items ON items.item_id = ending.item_id
WHERE ending.usable_until >= timezone('UTC', $until + 1)
  AND ending.usable_until < timezone('UTC', $until + 1 + $days)
GROUP BY ALL
ORDER BY ending.usable_until, items.item_id, ending.what
