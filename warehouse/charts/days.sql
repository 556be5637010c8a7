-- The items that were on the wire on a day (UTC), in the window and in the one before it; a row is a
-- day that has any.
SELECT
    (wire_at AT TIME ZONE 'UTC')::DATE AS day,
    count(*) AS items,
    sum(words)::BIGINT AS words
FROM items
WHERE wire_at >= $before AND wire_at < $until
GROUP BY ALL
ORDER BY day
