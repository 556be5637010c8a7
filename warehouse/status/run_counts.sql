-- The counts of a run, and how long it took; one row.
SELECT
    COLUMNS('files_.*'), items, captions, rejects,
    coalesce(mentions, 0) AS mentions, coalesce(quotes, 0) AS quotes,
    date_diff('millisecond', started_at, coalesce(ended_at, now())) / 1000 AS seconds
FROM runs
WHERE run_id = $run_id
