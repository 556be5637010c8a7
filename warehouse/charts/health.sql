-- How a feed was at its last run of these days, and how its runs went; a row is a feed, those that
-- need attention first.
WITH ran AS (
    SELECT
        feed,
        count(*) AS runs,
        count(*) FILTER (feed_runs.state = 'failed') AS failed,
        sum(feed_runs.files_received)::BIGINT AS files,
        sum(feed_runs.rejects)::BIGINT AS rejects,
        max(feed_runs.newest_item_at) AS newest_item_at,
        arg_max(feed_runs.run_id, runs.started_at) AS run_id,
        max(runs.started_at) AS ran_at
    FROM feed_runs
    JOIN runs USING (run_id)
    WHERE runs.started_at >= $since AND runs.started_at < $until
    GROUP BY feed
)
SELECT
    ran.feed,
    CASE
        WHEN last.state = 'failed' THEN 'failed'
        ELSE coalesce(health.state, 'not measured')
    END AS how,
    ran.ran_at,
    ran.runs,
    ran.failed,
    ran.files,
    ran.rejects,
    ran.newest_item_at,
    list_concat(
        CASE WHEN last.message IS NULL THEN [] ELSE [last.message] END,
        coalesce(health.findings, [])
    ) AS remarks
FROM ran
JOIN feed_runs AS last ON last.run_id = ran.run_id AND last.feed = ran.feed
LEFT JOIN feed_health AS health ON health.run_id = ran.run_id AND health.feed = ran.feed
ORDER BY
    list_position(['failed', 'severe', 'warning', 'learning', 'not measured', 'healthy'], how),
    ran.feed
