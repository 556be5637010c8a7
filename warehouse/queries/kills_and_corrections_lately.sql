-- What was killed, withdrawn, held or corrected?
-- A row is a notice or a correction and an item that it is about; one whose target is not known has
-- none. Newest first.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
--   kind text: kill, withdrawn, withheld or correction alone (any).
--   rows integer: How many (100).
SELECT wire_at, kind, agency, feed, slugline, note, minutes, target_item_id, target_state, method
FROM kills_and_corrections
WHERE day BETWEEN $until - $days + 1 AND $until
  AND ($kind IS NULL OR kind = $kind)
ORDER BY wire_at DESC, item_id, target_item_id
LIMIT $rows
