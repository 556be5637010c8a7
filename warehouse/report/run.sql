-- A run, its record as it stands; one row.
SELECT
    run_id,
    flow,
    state,
    message,
    strftime(started_at, '%Y-%m-%d %H:%M') AS started,
    strftime(ended_at, '%Y-%m-%d %H:%M') AS ended,
    round(date_diff('millisecond', started_at, coalesce(ended_at, now())) / 1000, 1) AS seconds,
    files_received, files_items, files_duplicate, files_not_news, files_rejected, files_left,
    coalesce(files_known, 0) AS files_known,
    items, captions, rejects,
    coalesce(mentions, 0) AS mentions,
    coalesce(quotes, 0) AS quotes
FROM runs
WHERE run_id = $run_id
