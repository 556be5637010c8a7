-- Which feeds have fallen silent?
-- A row is a feed that brought no new file in the last hours of the day asked for; the longest silent
-- first.
-- Parameters:
--   hours integer: How many hours (24).
--   until date: The day at whose end one looks (newest_pull).
WITH brought AS (
    SELECT feed, max(pulled_at) AS last_pulled_at, count(*) AS files
    FROM feed_files
    WHERE outcome <> 'duplicate' AND pulled_at < timezone('UTC', $until + 1)
    GROUP BY feed
),
usual AS (
    SELECT feed, arg_max(usual_silence_seconds, measured_at) AS usual_seconds
    FROM feed_health
    WHERE measured_at < timezone('UTC', $until + 1)
    GROUP BY feed
)
SELECT
    feed,
    brought.last_pulled_at,
    round(epoch(timezone('UTC', $until + 1) - brought.last_pulled_at) / 3600, 1) AS silent_hours,
    round(usual.usual_seconds / 3600, 1) AS usual_hours,
    brought.files
FROM brought
LEFT JOIN usual USING (feed)
WHERE brought.last_pulled_at < timezone('UTC', $until + 1) - to_hours($hours)
ORDER BY silent_hours DESC, feed
