-- Rows of item_entities, mentions and quotes that stand twice in an item of the run, and those of
-- no item at all. No rows is a pass; a row is one that landed twice or without the rest of its
-- batch.
WITH landed AS (
    SELECT item_id
    FROM items
    WHERE $run_id IS NULL OR file_id IN (SELECT file_id FROM feed_files WHERE run_id = $run_id)
),
named AS (
    SELECT 'item_entities' AS table_name, item_id, position FROM item_entities
    UNION ALL
    SELECT 'mentions', item_id, position FROM mentions
    UNION ALL
    SELECT 'quotes', item_id, position FROM quotes
)
SELECT table_name, item_id, position, count(*) AS copies
FROM named
SEMI JOIN landed USING (item_id)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT table_name, item_id, position, 0
FROM named
ANTI JOIN items USING (item_id)
