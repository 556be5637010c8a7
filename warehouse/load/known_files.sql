-- Of the files just pulled (pulled_files: feed, uri, file_id), those the warehouse knows.
-- A row is one of them. `is_resumed` says that a run of this flow which died, with none ended
-- since, landed this very file: the run that takes over does not count it again.
WITH died AS (
    SELECT run_id
    FROM runs
    WHERE flow = $flow
      AND state = 'died'
      AND started_at > coalesce(
          (SELECT max(started_at) FROM runs
           WHERE flow = $flow AND state IN ('completed', 'failed')),
          '-infinity'::TIMESTAMPTZ
      )
),
landed AS (
    SELECT feed, uri, file_id, run_id IN (SELECT run_id FROM died) AS has_died
    FROM feed_files
    WHERE file_id IN (SELECT file_id FROM pulled_files)
       OR (file_id IS NULL AND uri IN (SELECT uri FROM pulled_files WHERE file_id IS NULL))
)
SELECT
    pulled_files.uri,
    bool_or(landed.has_died AND landed.uri = pulled_files.uri
            AND landed.feed = pulled_files.feed) AS is_resumed
FROM pulled_files
JOIN landed ON landed.file_id IS NOT DISTINCT FROM pulled_files.file_id
GROUP BY ALL
