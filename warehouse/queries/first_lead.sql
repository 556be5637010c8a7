-- How many minutes pass before a story has its first lead?
-- A row is an agency, with its stories that had one, and the minutes from the first version that is
-- no flash. Stories that are here from their lead on alone do not count.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
WITH led AS (
    SELECT
        first_item_id,
        list_filter(leads, lambda one: one.ordinal = 1)[1].minutes AS minutes
    FROM families
    WHERE first_at >= timezone('UTC', $until - $days + 1)
      AND first_at < timezone('UTC', $until + 1)
)
SELECT
    items.agency,
    count(*) AS stories,
    round(median(led.minutes), 1) AS median_minutes,
    round(quantile_cont(led.minutes, 0.9), 1) AS slow_minutes
FROM led
JOIN items ON items.item_id = led.first_item_id
WHERE led.minutes > 0
GROUP BY items.agency
ORDER BY stories DESC, items.agency
