-- Mentions and quotations of the run's items whose entity is not that of the row of item_entities
-- that they name, or that name none there is. No rows is a pass; a row means that a merge was not
-- carried through.
WITH landed AS (
    SELECT item_id
    FROM items
    WHERE $run_id IS NULL OR file_id IN (SELECT file_id FROM feed_files WHERE run_id = $run_id)
),
named AS (
    SELECT 'mentions' AS table_name, item_id, position, entity_position, entity_id
    FROM mentions
    UNION ALL
    SELECT 'quotes', item_id, position, speaker_position, speaker_entity_id
    FROM quotes
)
SELECT
    named.table_name, named.item_id, named.position, named.entity_id AS says,
    item_entities.entity_id AS is_really
FROM named
SEMI JOIN landed ON landed.item_id = named.item_id
LEFT JOIN item_entities
    ON item_entities.item_id = named.item_id AND item_entities.position = named.entity_position
WHERE named.entity_id IS DISTINCT FROM item_entities.entity_id
   OR (named.entity_position IS NOT NULL AND item_entities.item_id IS NULL)
