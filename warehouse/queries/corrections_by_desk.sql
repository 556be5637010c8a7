-- Which desks correct their copy most?
-- A row is a desk of an agency (the first subject of the item, else its genre; null where it names
-- neither), with its items, and how many of them are corrections.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
SELECT
    items.agency,
    coalesce(items.subjects[1], items.genre) AS desk,
    count(*) FILTER (items.kind = 'correction') AS corrections,
    count(*) AS items,
    round(100 * corrections / count(*), 1) AS "percent"
FROM items
JOIN item_states ON item_states.item_id = items.item_id
WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
  AND item_states.part NOT IN ('notice', 'other')
GROUP BY items.agency, desk
HAVING corrections > 0
ORDER BY corrections DESC, "percent" DESC, items.agency, desk
