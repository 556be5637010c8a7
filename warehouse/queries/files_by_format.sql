-- In which formats do the files come?
-- A row is a format (null where none was settled) of a feed, with its files by what became of them.
-- Parameters:
--   days integer: How many days of pulling (30).
--   until date: The last of them (newest_pull).
SELECT
    feed,
    format,
    count(*) AS files,
    count(*) FILTER (outcome = 'items') AS with_items,
    count(*) FILTER (outcome = 'duplicate') AS duplicates,
    count(*) FILTER (outcome = 'not_news') AS not_news,
    count(*) FILTER (outcome = 'rejected') AS rejected,
    sum(size_bytes)::BIGINT AS bytes
FROM feed_files
WHERE pulled_at >= timezone('UTC', $until - $days + 1)
  AND pulled_at < timezone('UTC', $until + 1)
GROUP BY feed, format
ORDER BY feed, files DESC, format
