-- What were the headlines at a moment?
-- A row is a story whose current version was at most so many hours old then, as it was told then;
-- what may not be used, then or now, is left out.
-- Parameters:
--   moment time: The moment, in UTC unless it says its zone.
--   hours integer: How many hours before it (12).
--   agency text: Of this agency alone (any).
--   rows integer: How many stories (50).
-- For example: --moment 2026-03-03T05:15
SELECT
    known.wire_at,
    known.agency,
    known.slugline,
    known.revision_label,
    known.headline,
    known.story_id
FROM as_known_at($moment) AS known
JOIN item_states ON item_states.item_id = known.item_id AND item_states.state = 'live'
WHERE known.wire_at > $moment - to_hours($hours)
  AND known.headline IS NOT NULL
  AND ($agency IS NULL OR lower(known.agency) = lower($agency))
ORDER BY known.wire_at DESC, known.story_id
LIMIT $rows
