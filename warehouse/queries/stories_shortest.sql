-- Which stories never got longer than a few words?
-- A row is a live story of at most so many words, the shortest first; captions and corrections are
-- left out.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
--   words integer: Words that it has at most (50).
--   agency text: Of this agency alone (any).
--   rows integer: How many stories (20).
SELECT words, wire_at, agency, slugline, headline, kind, versions, story_id
FROM news
WHERE day BETWEEN $until - $days + 1 AND $until
  AND ($agency IS NULL OR lower(agency) = lower($agency))
  AND words <= $words
  AND kind IN ('story', 'flash')
ORDER BY words, wire_at DESC, story_id
LIMIT $rows
