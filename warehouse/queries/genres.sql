-- Which genres does each agency send?
-- A row is a genre of an agency, as the copy or the header names it, with its live stories.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
SELECT
    genre,
    agency,
    count(*) AS stories,
    round(median(words))::BIGINT AS median_words,
    arg_max(headline, (wire_at, story_id)) AS latest
FROM news
WHERE day BETWEEN $until - $days + 1 AND $until AND genre IS NOT NULL
GROUP BY genre, agency
ORDER BY stories DESC, genre, agency
