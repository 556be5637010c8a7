-- When each feed that is measured (measured_feeds) was looked at; a row is a feed.
-- A run looks as it begins: what its files then take to be read is no silence of the feed.
-- `first_looked` and `looked_before` are when a run of this flow looked first, in eight weeks, and
-- the time before; `measured_before` is when it was measured before.
WITH this_run AS (SELECT flow, started_at FROM runs WHERE run_id = $run_id),
looks AS (
    SELECT unnest(runs.feeds) AS feed, runs.started_at
    FROM runs, this_run
    WHERE runs.flow = this_run.flow
      AND runs.started_at < this_run.started_at
      AND runs.started_at >= $since
),
looked_before AS (
    SELECT feed, min(started_at) AS first_looked, max(started_at) AS looked_before
    FROM looks
    GROUP BY feed
),
measured_before AS (
    SELECT
        feed,
        max(measured_at) AS measured_before,
        arg_max(newest_file_at, measured_at) AS newest_before,
        arg_max(usual_silence_seconds, measured_at)
            FILTER (usual_silence_seconds IS NOT NULL) AS usual_before,
        arg_max(newest_file_at, measured_at)
            FILTER (usual_silence_seconds IS NOT NULL) AS newest_then
    FROM feed_health
    WHERE run_id <> $run_id AND measured_at < $now
    GROUP BY feed
)
SELECT
    measured_feeds.*,
    least($now, coalesce((SELECT started_at FROM this_run), $now)) AS looked_at,
    timezone(time_zone, $now) AS local_now,
    first_looked,
    looked_before,
    measured_before,
    newest_before,
    usual_before,
    newest_then
FROM measured_feeds
LEFT JOIN looked_before USING (feed)
LEFT JOIN measured_before USING (feed)
