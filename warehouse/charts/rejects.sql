-- The documents rejected for a reason, by the days on which runs began; a row is a reason.
SELECT reason, count(*) AS documents, list_sort(list(DISTINCT rejects.feed)) AS feeds
FROM rejects
JOIN runs USING (run_id)
WHERE runs.started_at >= $since AND runs.started_at < $until
GROUP BY reason
ORDER BY documents DESC, reason
