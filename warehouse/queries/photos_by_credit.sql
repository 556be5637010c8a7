-- Whose photos are used, and under what restrictions?
-- A row is a credit and a restriction (null where the caption states none), with its photos, and the
-- items that carry them.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
SELECT
    credit,
    rights,
    count(DISTINCT photo_id) AS photos,
    count(DISTINCT item_id) AS items,
    sum(repeats - 1)::BIGINT AS repeats_removed
FROM photo_uses
WHERE wire_at >= timezone('UTC', $until - $days + 1)
  AND wire_at < timezone('UTC', $until + 1)
GROUP BY credit, rights
ORDER BY photos DESC, items DESC, credit, rights
