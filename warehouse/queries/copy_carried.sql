-- Which agencies carried whose copy?
-- A row is an agency, and another that had the copy before it, with the items and the minutes behind.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
SELECT
    first_agency AS copy_of,
    agency AS carried_by,
    count(*) AS items,
    count(*) FILTER (relation = 'duplicate') AS word_for_word,
    round(median(minutes), 1) AS median_minutes
FROM duplicates
WHERE day BETWEEN $until - $days + 1 AND $until AND is_other_agency
GROUP BY copy_of, carried_by
ORDER BY items DESC, copy_of, carried_by
