-- How soon an agency followed the flashes of the window with a story, in minutes; a row is an agency
-- that sent one. Stories that are killed or withheld are left out.
SELECT
    coalesce(items.agency, 'not named') AS agency,
    count(*) AS flashes,
    median(families.flash_to_story_minutes) AS median_minutes,
    max(families.flash_to_story_minutes) AS longest_minutes
FROM families
JOIN items ON items.item_id = families.current_item_id
WHERE families.first_at >= $since
  AND families.first_at < $until
  AND families.flash_to_story_minutes IS NOT NULL
  AND families.state = 'live'
GROUP BY ALL
ORDER BY median_minutes, agency
