-- Items of the run that stand in no story or in several, stories whose items are not as many as they
-- say, and links of items that are not there. No rows is a pass; a row means that relating went wrong.
WITH landed AS (
    SELECT item_id
    FROM items
    WHERE $run_id IS NULL OR file_id IN (SELECT file_id FROM feed_files WHERE run_id = $run_id)
),
placed AS (
    SELECT item_id, count(*) AS places FROM story_items GROUP BY item_id
),
counted AS (
    SELECT story_id, count(*) AS items FROM story_items GROUP BY story_id
)
SELECT 'item' AS what, item_id AS id, coalesce(places, 0) AS found
FROM fingerprints
SEMI JOIN landed USING (item_id)
LEFT JOIN placed USING (item_id)
WHERE places IS DISTINCT FROM 1
UNION ALL
SELECT 'story', coalesce(counted.story_id, families.story_id), coalesce(counted.items, 0)
FROM counted
FULL JOIN families USING (story_id)
WHERE counted.items IS DISTINCT FROM families.items
UNION ALL
SELECT 'link', item_id, count(*)
FROM links
WHERE item_id NOT IN (SELECT item_id FROM fingerprints)
   OR target_item_id NOT IN (SELECT item_id FROM fingerprints)
GROUP BY item_id
