-- In which languages is the news?
-- A row is a language (the first part of its tag; null where it is not known), with its items, words
-- and agencies.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
SELECT
    split_part(language, '-', 1) AS language,
    count(*) AS items,
    sum(words)::BIGINT AS words,
    list(DISTINCT agency ORDER BY agency) FILTER (agency IS NOT NULL) AS agencies
FROM items
WHERE wire_on BETWEEN $until - $days + 1 AND $until
GROUP BY split_part(language, '-', 1)
ORDER BY items DESC, language
