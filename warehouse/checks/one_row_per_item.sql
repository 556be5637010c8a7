-- Items stored more than once, among those of the run. No rows is a pass; a row means that a
-- file landed twice.
SELECT item_id, count(*) AS copies
FROM items
WHERE $run_id IS NULL OR file_id IN (SELECT file_id FROM feed_files WHERE run_id = $run_id)
GROUP BY item_id
HAVING count(*) > 1
