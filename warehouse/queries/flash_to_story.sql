-- How many minutes does each agency take from its flash to a story?
-- A row is an agency, with its stories that began with a flash, and of those that went on the minutes
-- to the first version that is none.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
SELECT
    items.agency,
    count(*) AS flashes,
    count(families.flash_to_story_minutes) AS followed,
    round(median(families.flash_to_story_minutes), 1) AS median_minutes,
    round(min(families.flash_to_story_minutes), 1) AS fastest_minutes,
    round(max(families.flash_to_story_minutes), 1) AS slowest_minutes
FROM families
JOIN items ON items.item_id = families.first_item_id
JOIN item_states ON item_states.item_id = items.item_id
WHERE families.first_at >= timezone('UTC', $until - $days + 1)
  AND families.first_at < timezone('UTC', $until + 1)
  AND items.kind = 'flash'
  AND item_states.part <> 'notice'
GROUP BY items.agency
ORDER BY followed DESC, flashes DESC, items.agency
