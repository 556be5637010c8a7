-- Which keywords do the agencies give?
-- A row is a keyword as declared, in small letters, with the live items that have it, and the agencies.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
--   rows integer: How many keywords (50).
WITH given AS (
    SELECT items.item_id, items.agency, lower(unnest(items.keywords)) AS keyword
    FROM items
    JOIN item_states ON item_states.item_id = items.item_id
    WHERE items.wire_on BETWEEN $until - $days + 1 AND $until AND item_states.state = 'live'
)
SELECT
    keyword,
    count(DISTINCT item_id) AS items,
    list(DISTINCT agency ORDER BY agency) FILTER (agency IS NOT NULL) AS agencies
FROM given
GROUP BY keyword
ORDER BY items DESC, keyword
LIMIT $rows
