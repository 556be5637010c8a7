-- How did the last runs go?
-- A row is a run, the latest first, with what it brought and how long it took.
-- Parameters:
--   rows integer: How many runs (20).
--   flow text: nightly, load, backfill, reprocess or maintain alone (any).
SELECT
    started_at,
    flow,
    state,
    files_received AS files,
    items,
    files_duplicate AS duplicates,
    rejects,
    round(epoch(ended_at - started_at), 1) AS seconds,
    message
FROM runs
WHERE $flow IS NULL OR flow = $flow
ORDER BY started_at DESC, run_id
LIMIT $rows
