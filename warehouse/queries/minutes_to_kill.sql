-- How long does a wrong item stand before it is killed?
-- A row is an agency and a kind of notice: how many found their target, and the minutes from that.
-- Parameters:
--   days integer: How many days (365).
--   until date: The last of them (newest).
SELECT
    agency,
    kind,
    count(DISTINCT item_id) AS notices,
    count(DISTINCT target_item_id) AS targets,
    round(median(minutes), 1) AS median_minutes,
    round(max(minutes), 1) AS longest_minutes
FROM kills_and_corrections
WHERE day BETWEEN $until - $days + 1 AND $until
  AND kind <> 'correction'
GROUP BY agency, kind
ORDER BY notices DESC, agency, kind
