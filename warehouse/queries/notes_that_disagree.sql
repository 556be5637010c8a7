-- Which notes to editors say what was not done?
-- A row is a live version whose note says of the headline or the body what is not so.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
--   rows integer: How many versions (50).
SELECT wire_at, agency, slugline, revision_label, headline, edit_note, disagreements
FROM revisions
WHERE wire_at >= timezone('UTC', $until - $days + 1)
  AND wire_at < timezone('UTC', $until + 1)
  AND NOT changes_agree
  AND edit_note IS NOT NULL
ORDER BY wire_at DESC, item_id
LIMIT $rows
