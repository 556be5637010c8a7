-- The items of a feed that were on the wire in an hour of the day (UTC), over the days of the window;
-- a row is a feed and an hour that has any.
SELECT
    feed,
    hour(wire_at AT TIME ZONE 'UTC') AS hour,
    count(*) AS items,
    sum(words)::BIGINT AS words
FROM items
WHERE wire_at >= $since AND wire_at < $until
GROUP BY ALL
ORDER BY feed, hour
