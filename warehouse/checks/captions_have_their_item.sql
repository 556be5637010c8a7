-- Captions of the run's items that stand in their item twice, and captions of no item at all.
-- No rows is a pass; a row is a caption that landed twice or without the rest of its batch.
WITH landed AS (
    SELECT item_id
    FROM items
    WHERE $run_id IS NULL OR file_id IN (SELECT file_id FROM feed_files WHERE run_id = $run_id)
)
SELECT item_id, position, count(*) AS copies
FROM captions
SEMI JOIN landed USING (item_id)
GROUP BY item_id, position
HAVING count(*) > 1
UNION ALL
SELECT item_id, position, 0
FROM captions
ANTI JOIN items USING (item_id)
