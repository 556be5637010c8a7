-- At what hours is the wire busy?
-- A row is an hour of the day (UTC), with the items that were on the wire in it, and how many a day.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
--   agency text: Of this agency alone (any).
SELECT
    date_part('hour', wire_at AT TIME ZONE 'UTC') AS "hour",
    count(*) AS items,
    count(*) FILTER (kind = 'flash') AS flashes,
    round(count(*) / $days, 1) AS items_a_day
FROM items
WHERE wire_on BETWEEN $until - $days + 1 AND $until
  AND ($agency IS NULL OR lower(agency) = lower($agency))
GROUP BY "hour"
ORDER BY "hour"
