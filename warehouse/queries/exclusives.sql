-- Which stories does one agency alone have?
-- A row is a live story whose copy no item of another agency carries; the longest first.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
--   agency text: Of this agency alone (any).
--   words integer: Words that it has at least (100).
--   rows integer: How many stories (50).
WITH told AS MATERIALIZED (
    SELECT wire_at, agency, slugline, headline, words, versions, story_id
    FROM news
    WHERE day BETWEEN $until - $days + 1 AND $until
      AND agency IS NOT NULL
      AND ($agency IS NULL OR lower(agency) = lower($agency))
      AND words >= $words
),
shared AS (
    SELECT own.story_id
    FROM story_items AS own
    JOIN copies ON copies.item_id = own.item_id
    JOIN copies AS alike ON alike.cluster_id = copies.cluster_id
    JOIN items AS mine ON mine.item_id = own.item_id
    JOIN items AS other ON other.item_id = alike.item_id
    WHERE own.story_id IN (SELECT story_id FROM told) AND mine.agency <> other.agency
)
SELECT wire_at, agency, slugline, headline, words, versions, story_id
FROM told
ANTI JOIN shared ON shared.story_id = told.story_id
ORDER BY words DESC, wire_at DESC, story_id
LIMIT $rows
