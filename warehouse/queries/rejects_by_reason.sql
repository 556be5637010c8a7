-- Why were documents rejected?
-- A row is a feed and a reason, with how many documents, and one of them.
-- Parameters:
--   days integer: How many days of runs (30).
--   until date: The last of them (newest_run).
SELECT
    rejects.feed,
    rejects.reason,
    count(*) AS documents,
    min(rejects.uri) AS such_as,
    arg_min(rejects.detail, rejects.uri) AS detail
FROM rejects
JOIN runs ON runs.run_id = rejects.run_id
WHERE runs.started_at >= timezone('UTC', $until - $days + 1)
  AND runs.started_at < timezone('UTC', $until + 1)
GROUP BY rejects.feed, rejects.reason
ORDER BY documents DESC, rejects.feed, rejects.reason
