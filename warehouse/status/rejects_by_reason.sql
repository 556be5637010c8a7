-- Rejects counted; a row is a feed and a reason.
SELECT feed, reason, count(*) AS rejects
FROM rejects
GROUP BY ALL
ORDER BY rejects DESC, feed, reason
