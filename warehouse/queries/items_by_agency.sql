-- How much does each agency send a day?
-- A row is an agency on a day, with its items, its stories, and the words of its items.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
--   agency text: This agency alone (any).
SELECT
    items.wire_on AS "day",
    items.agency,
    count(*) AS items,
    count(DISTINCT story_items.story_id) AS stories,
    count(*) FILTER (story_items.version_number > 1) AS revisions,
    sum(items.words)::BIGINT AS words
FROM items
JOIN story_items ON story_items.item_id = items.item_id
WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
  AND ($agency IS NULL OR lower(items.agency) = lower($agency))
GROUP BY items.wire_on, items.agency
ORDER BY "day" DESC, items DESC, items.agency
