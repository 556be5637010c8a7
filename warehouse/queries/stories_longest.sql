-- Which stories are the longest?
-- A row is a live story, with the words of its current version.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
--   agency text: Of this agency alone (any).
--   rows integer: How many stories (20).
SELECT words, wire_at, agency, slugline, headline, versions, story_id
FROM news
WHERE day BETWEEN $until - $days + 1 AND $until
  AND ($agency IS NULL OR lower(agency) = lower($agency))
ORDER BY words DESC, wire_at DESC, story_id
LIMIT $rows
