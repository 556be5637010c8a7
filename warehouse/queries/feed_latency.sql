-- How long does an item take from the wire to here?
-- A row is a feed, with its items that declare when they were made, and the minutes from that until
-- their file was pulled.
-- Parameters:
--   days integer: How many days of pulling (7).
--   until date: The last of them (newest_pull).
--   hours integer: Older items are archives, and do not count (336).
WITH landed AS (
    SELECT feed, file_id, min(pulled_at) AS pulled_at
    FROM feed_files
    WHERE outcome = 'items'
      AND pulled_at >= timezone('UTC', $until - $days + 1)
      AND pulled_at < timezone('UTC', $until + 1)
    GROUP BY feed, file_id
)
SELECT
    items.feed,
    count(*) AS items,
    round(median(epoch(landed.pulled_at - items.version_created_at) / 60), 1) AS median_minutes,
    round(quantile_cont(epoch(landed.pulled_at - items.version_created_at) / 60, 0.9), 1)
        AS slow_minutes,
    round(max(epoch(landed.pulled_at - items.version_created_at) / 60), 1) AS slowest_minutes
FROM landed
JOIN items ON items.file_id = landed.file_id AND items.feed = landed.feed
WHERE items.version_created_at > landed.pulled_at - to_hours($hours)
GROUP BY items.feed
ORDER BY median_minutes DESC, items.feed
