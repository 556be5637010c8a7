-- The run that began last and has ended; one row, its id.
SELECT run_id
FROM runs
WHERE state IN ('completed', 'failed')
ORDER BY started_at DESC
LIMIT 1
