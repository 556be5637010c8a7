-- What did a story say at a moment?
-- A row is a story with that slug, or that id, which had begun by then, as the wire had told it. What
-- may not be used, then or now, has no text, and its state.
-- Parameters:
--   slug text: The slug, or the id of a story.
--   moment time: The moment, in UTC unless it says its zone.
-- For example: --slug "tunnel fire" --moment 2026-03-03T05:15
SELECT
    known.wire_at,
    known.agency,
    known.slugline,
    known.revision_label,
    known.version_number,
    CASE known.status WHEN 'live' THEN item_states.state ELSE known.status END AS status,
    CASE item_states.state WHEN 'live' THEN known.headline END AS headline,
    CASE item_states.state WHEN 'live' THEN known.text END AS text
FROM as_known_at($moment) AS known
JOIN item_states ON item_states.item_id = known.item_id
WHERE lower(known.slugline) = lower($slug) OR known.story_id = $slug
ORDER BY known.wire_at DESC, known.story_id
