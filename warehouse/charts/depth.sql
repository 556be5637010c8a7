-- The stories that began in the window and have had so many versions; a row is a number of versions,
-- of which the last stands for it and all above.
SELECT least(versions, $most) AS versions, count(*) AS stories
FROM families
WHERE first_at >= $since AND first_at < $until AND versions > 0
GROUP BY ALL
ORDER BY versions
