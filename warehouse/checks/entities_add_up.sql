-- Entities that the run's items name, but for those that are stopped, whose counts are not those of
-- item_entities, or that have no row, or several; and entities that nothing names. No rows is a pass; a
-- row is such an entity.
WITH stopped AS (
    SELECT item_id
    FROM story_items
    WHERE killed_by_item_id IS NOT NULL OR withheld_by_item_id IS NOT NULL OR part = 'notice'
),
named AS (
    SELECT item_id, entity_id, mentions FROM item_entities ANTI JOIN stopped USING (item_id)
),
landed AS (
    SELECT item_id
    FROM items
    WHERE $run_id IS NULL OR file_id IN (SELECT file_id FROM feed_files WHERE run_id = $run_id)
),
told AS (
    SELECT DISTINCT entity_id
    FROM named
    SEMI JOIN landed USING (item_id)
    WHERE entity_id IS NOT NULL
),
counted AS (
    SELECT entity_id, count(DISTINCT item_id) AS items, sum(mentions) AS mentions
    FROM named
    SEMI JOIN told USING (entity_id)
    GROUP BY entity_id
)
SELECT entity_id, counted.items, entities.items AS says
FROM counted
LEFT JOIN entities USING (entity_id)
WHERE (counted.items, counted.mentions) IS DISTINCT FROM (entities.items, entities.mentions)
UNION ALL
SELECT entity_id, 0, sum(items)
FROM entities
ANTI JOIN named USING (entity_id)
GROUP BY entity_id
UNION ALL
SELECT entity_id, count(*), sum(items)
FROM entities
GROUP BY entity_id
HAVING count(*) > 1
