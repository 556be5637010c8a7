-- What was taken out of what a feed sent, by the days on which it was pulled; a row is a feed.
SELECT
    feed,
    sum(files)::BIGINT AS files,
    sum(duplicates)::BIGINT AS duplicate_files,
    sum(captions_removed)::BIGINT AS captions_removed,
    coalesce(sum(captions_removed_chars), 0)::BIGINT AS captions_chars,
    coalesce(sum(padding_removed_chars), 0)::BIGINT AS padding_chars
FROM feed_days
WHERE day >= $first_day AND day <= $last_day
GROUP BY feed
ORDER BY captions_chars + padding_chars DESC, duplicate_files DESC, feed
