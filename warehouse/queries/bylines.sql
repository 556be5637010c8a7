-- Who writes most?
-- A row is an author of an agency, as the bylines name them, with their live stories and the words of
-- these.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
--   agency text: Of this agency alone (any).
--   rows integer: How many authors (50).
WITH live AS (
    SELECT item_id FROM news WHERE day BETWEEN $until - $days + 1 AND $until
),
signed AS (
    SELECT unnest(items.bylines) AS author, items.agency, items.words, items.wire_at
    FROM items
    SEMI JOIN live ON live.item_id = items.item_id
    WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
      AND ($agency IS NULL OR lower(items.agency) = lower($agency))
)
SELECT author, agency, count(*) AS stories, sum(words)::BIGINT AS words, max(wire_at) AS last_at
FROM signed
GROUP BY author, agency
ORDER BY stories DESC, words DESC, author, agency
LIMIT $rows
