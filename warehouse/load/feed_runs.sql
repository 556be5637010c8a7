-- Record what a run brought of each feed (feeds_of_run: feed, state, message, seconds, files_known,
-- files_left); a row added is a feed. A feed stands there once for each path that it is loaded from.
INSERT INTO feed_runs BY NAME
WITH feeds AS (
    SELECT
        feed,
        max(state) AS state,  -- failed, where one of its paths did
        string_agg(message, '; ') AS message,
        max(seconds) AS seconds,
        sum(files_known)::BIGINT AS files_known,
        sum(files_left)::BIGINT AS files_left
    FROM feeds_of_run
    GROUP BY feed
),
files AS (
    SELECT
        feed,
        count(*) AS files_received,
        count(*) FILTER (outcome = 'items') AS files_items,
        count(*) FILTER (outcome = 'duplicate') AS files_duplicate,
        count(*) FILTER (outcome = 'not_news') AS files_not_news,
        count(*) FILTER (outcome = 'rejected') AS files_rejected
    FROM feed_files
    WHERE run_id = $run_id
    GROUP BY feed
),
landed AS (
    SELECT
        feed,
        count(*) AS items,
        max(coalesce(version_created_at, first_created_at, received_at)) AS newest_item_at
    FROM items
    SEMI JOIN (
        SELECT file_id FROM feed_files WHERE run_id = $run_id AND outcome <> 'duplicate'
    ) USING (file_id)
    GROUP BY feed
),
refused AS (
    SELECT feed, count(*) AS rejects FROM rejects WHERE run_id = $run_id GROUP BY feed
)
SELECT
    $run_id AS run_id,
    feeds.*,
    coalesce(files_received, 0) AS files_received,
    coalesce(files_items, 0) AS files_items,
    coalesce(files_duplicate, 0) AS files_duplicate,
    coalesce(files_not_news, 0) AS files_not_news,
    coalesce(files_rejected, 0) AS files_rejected,
    coalesce(items, 0) AS items,
    coalesce(rejects, 0) AS rejects,
    newest_item_at
FROM feeds
LEFT JOIN files USING (feed)
LEFT JOIN landed USING (feed)
LEFT JOIN refused USING (feed)
