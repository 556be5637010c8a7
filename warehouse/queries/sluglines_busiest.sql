-- Which slugs were sent most?
-- A row is a slug of an agency, with its items, its versions, and the minutes from the first to the
-- last.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
--   rows integer: How many slugs (20).
SELECT
    agency,
    lower(slugline) AS slug,
    count(*) AS items,
    count(DISTINCT story_items.story_id) AS stories,
    min(items.wire_at) AS first_at,
    round(epoch(max(items.wire_at) - min(items.wire_at)) / 60, 1) AS minutes
FROM items
JOIN story_items ON story_items.item_id = items.item_id
WHERE items.wire_on BETWEEN $until - $days + 1 AND $until AND slugline IS NOT NULL
GROUP BY agency, lower(slugline)
ORDER BY items DESC, first_at DESC, slug, agency
LIMIT $rows
