-- When files came, of the feeds that are measured; a row is a minute of a feed in which some did.
-- A file came when it was last modified at its source, as long as that is no more than three days
-- before it was pulled: of an older one (an archive, a copy that keeps its times) nobody knows. One
-- of a source without times came when it was pulled, but for a backfill. A clock that is ahead by
-- hours (FTP servers tell local time) means now. A duplicate, or a file that could not be read, is
-- no arrival where it stood before: a page asked again, a file tried again.
WITH pulled AS (
    SELECT
        feed_files.feed,
        hash(uri) AS place,
        coalesce(outcome, '') = 'duplicate' OR file_id IS NULL AS is_told_again,
        modified_at IS NOT NULL AS is_timed,
        pulled_at,
        CASE
            WHEN modified_at BETWEEN pulled_at - INTERVAL 3 DAY AND pulled_at THEN modified_at
            WHEN modified_at BETWEEN pulled_at AND pulled_at + INTERVAL 26 HOUR THEN pulled_at
            WHEN modified_at IS NULL AND file_id IS NOT NULL AND is_backfill IS NOT TRUE
                THEN pulled_at
        END AS arrived_at
    FROM feed_files
    SEMI JOIN measured_feeds USING (feed)
    LEFT JOIN (
        SELECT run_id, flow IN ('backfill', 'reprocess') AS is_backfill FROM runs
    ) AS runs USING (run_id)
    WHERE pulled_at BETWEEN $since AND $now
),
new AS (SELECT * FROM pulled WHERE NOT is_told_again),
told_again AS (
    SELECT
        feed,
        place,
        bool_or(is_timed) AS is_timed,
        min(arrived_at) AS arrived_at,
        min(pulled_at) AS pulled_at
    FROM pulled
    WHERE is_told_again AND arrived_at IS NOT NULL
    GROUP BY feed, place
),
arrived AS (
    SELECT feed, arrived_at, is_timed, pulled_at FROM new
    UNION ALL
    SELECT feed, arrived_at, is_timed, pulled_at FROM told_again ANTI JOIN new USING (feed, place)
),
minutes AS (
    SELECT
        feed,
        date_trunc('minute', arrived_at) AS minute,
        max(arrived_at) AS newest_at,
        min(epoch(pulled_at) - epoch(arrived_at)) AS seconds_waited,
        count(*) AS files,
        count(*) FILTER (is_timed) AS timed_files
    FROM arrived
    WHERE arrived_at >= $since
    GROUP BY ALL
)
SELECT
    minutes.*,
    -- By the clock on the feed's wall, so that a night of 23 hours moves nothing.
    epoch(local_now) - epoch(timezone(time_zone, minute)) AS seconds_ago
FROM minutes
JOIN looked USING (feed)
