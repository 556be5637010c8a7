-- Documents of each feed in this run, those refused, and how long the items took from the time they
-- declare until they landed; a row is a feed. A file without items or rejects is a document too. An
-- item that is older than two weeks is from an archive, and its age no latency.
WITH files AS (
    SELECT feed, file_id, outcome, pulled_at
    FROM feed_files
    SEMI JOIN measured_feeds USING (feed)
    WHERE run_id = $run_id AND pulled_at BETWEEN $since AND $now
),
other_files AS (
    SELECT feed, count(*) AS files
    FROM files
    WHERE outcome IN ('duplicate', 'not_news')
    GROUP BY feed
),
landed AS (
    SELECT
        feed,
        count(*) AS items,
        median(seconds) FILTER (seconds < 14 * 86400) AS latency_seconds,
        count(*) FILTER (seconds < 14 * 86400) AS timed_items
    FROM (
        SELECT
            feed,
            epoch(pulled_at) - epoch(coalesce(version_created_at, first_created_at)) AS seconds
        FROM (SELECT DISTINCT ON (file_id) * FROM files WHERE outcome = 'items') AS files
        JOIN (SELECT file_id, version_created_at, first_created_at FROM items) USING (file_id)
    )
    GROUP BY feed
),
refused AS (
    SELECT feed, count(*) AS rejects
    FROM rejects
    WHERE run_id = $run_id
    GROUP BY feed
),
-- The latencies of the runs of this flow in four weeks.
before AS (
    SELECT
        feed,
        count(*) AS runs,
        median(latency_seconds) AS usual,
        list(latency_seconds ORDER BY latency_seconds DESC)[2] AS longest_usual
    FROM feed_health
    JOIN runs USING (run_id)
    WHERE flow = (SELECT flow FROM runs WHERE run_id = $run_id)
      AND run_id <> $run_id
      AND measured_at BETWEEN $now - INTERVAL 28 DAY AND $now
      AND latency_seconds IS NOT NULL
    GROUP BY feed
)
SELECT
    looked.feed,
    coalesce(rejects, 0) AS rejects,
    coalesce(rejects, 0) + coalesce(items, 0) + coalesce(other_files.files, 0) AS documents,
    latency_seconds,
    coalesce(timed_items, 0) AS timed_items,
    if(runs >= 5, usual, NULL) AS usual_latency_seconds,
    longest_usual
FROM looked
LEFT JOIN other_files USING (feed)
LEFT JOIN landed USING (feed)
LEFT JOIN refused USING (feed)
LEFT JOIN before USING (feed)
