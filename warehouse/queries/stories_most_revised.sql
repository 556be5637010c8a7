-- Which stories had the most versions?
-- A row is a live story, with its versions and the minutes from its first item to its last version.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
--   agency text: Of this agency alone (any).
--   rows integer: How many stories (20).
SELECT wire_at, agency, slugline, headline, revision_label, versions, minutes, story_id
FROM news
WHERE day BETWEEN $until - $days + 1 AND $until
  AND ($agency IS NULL OR lower(agency) = lower($agency))
ORDER BY versions DESC, wire_at DESC, story_id
LIMIT $rows
