-- What a run brought of each feed, and how the feed is; a row is a feed, those that failed first.
SELECT
    feed_runs.feed,
    feed_runs.state,
    files_received AS pulled,
    files_items AS "new",
    files_duplicate AS duplicates,
    files_known AS known,
    files_left AS "left",
    items,
    rejects,
    round(seconds, 1) AS seconds,
    strftime(newest_item_at, '%Y-%m-%d %H:%M') AS newest_item,
    feed_health.state AS health,
    array_to_string(
        list_concat(CASE WHEN message IS NULL THEN [] ELSE [message] END, coalesce(findings, [])),
        '; '
    ) AS remarks
FROM feed_runs
LEFT JOIN feed_health USING (run_id, feed)
WHERE run_id = $run_id
ORDER BY feed_runs.state = 'completed', health = 'severe' DESC, health = 'warning' DESC, feed
