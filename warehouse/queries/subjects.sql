-- Which subject codes do the agencies give?
-- A row is a code as an agency declares it, with its live items.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
--   agency text: Of this agency alone (any).
--   rows integer: How many codes (50).
WITH given AS (
    SELECT items.item_id, items.agency, unnest(items.subjects) AS subject
    FROM items
    JOIN item_states ON item_states.item_id = items.item_id
    WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
      AND item_states.state = 'live'
      AND ($agency IS NULL OR lower(items.agency) = lower($agency))
)
SELECT subject, agency, count(DISTINCT item_id) AS items
FROM given
GROUP BY subject, agency
ORDER BY items DESC, subject, agency
LIMIT $rows
