-- Names of the run's items, but for those that are stopped, whose entity is not the one that
-- entity_names says, or whose row there is not the only one. No rows is a pass; a row is a name that
-- entities were not told about.
WITH landed AS (
    SELECT item_id
    FROM items
    WHERE $run_id IS NULL OR file_id IN (SELECT file_id FROM feed_files WHERE run_id = $run_id)
),
used AS (
    SELECT DISTINCT name_key, entity_id
    FROM item_entities
    SEMI JOIN landed USING (item_id)
    ANTI JOIN (
        SELECT item_id
        FROM story_items
        WHERE killed_by_item_id IS NOT NULL OR withheld_by_item_id IS NOT NULL OR part = 'notice'
    ) AS stopped USING (item_id)
)
SELECT used.name_key, used.entity_id AS says, entity_names.entity_id AS is_really, count(*) AS rows
FROM used
LEFT JOIN entity_names USING (name_key)
GROUP BY ALL
HAVING used.entity_id IS DISTINCT FROM entity_names.entity_id OR count(*) > 1
