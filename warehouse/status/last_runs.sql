-- The last ten runs, newest first; a row is a run.
SELECT
    strftime(started_at, '%Y-%m-%d %H:%M') AS started,
    flow,
    state,
    files_received AS files,
    items,
    files_duplicate AS duplicates,
    rejects,
    files_left AS "left",
    round(date_diff('millisecond', started_at, ended_at) / 1000, 1) AS seconds,
    message
FROM runs
ORDER BY started_at DESC
LIMIT 10
