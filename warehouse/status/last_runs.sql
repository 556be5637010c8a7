-- The last ten runs, newest first; a row is a run.
SELECT
    strftime(started_at, '%Y-%m-%d %H:%M') AS started,
    flow,
    state,
    files_received AS files,
    coalesce(files_known, 0) AS known,
    items,
    files_duplicate AS duplicates,
    rejects,
    files_left AS "left",
    round(date_diff('millisecond', started_at, ended_at) / 1000, 1) AS seconds,
    message
FROM runs
ORDER BY started_at DESC
LIMIT 10
