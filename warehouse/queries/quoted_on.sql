-- Who is quoted most on a topic?
-- A row is a speaker who is known, with the quotations in items that have the words of the topic in
-- their headline or slug, or that have them in themselves.
-- Parameters:
--   topic text: Words, as they stand.
--   days integer: How many days (30).
--   until date: The last of them (newest).
--   rows integer: How many speakers (20).
-- For example: --topic squid --days 365
SELECT
    entities.name AS speaker,
    entities.label AS is_a,
    count(DISTINCT quotes.text) AS quotations,
    count(DISTINCT item_states.story_id) AS stories,
    arg_max(quotes.text, (items.wire_at, quotes.item_id, quotes.position)) AS last_said
FROM items
JOIN item_states ON item_states.item_id = items.item_id
JOIN quotes ON quotes.item_id = items.item_id
JOIN entities ON entities.entity_id = quotes.speaker_entity_id
WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
  AND item_states.state = 'live'
  AND item_states.part <> 'other'
  AND contains(lower(concat_ws(' / ', items.headline, items.slugline, quotes.text)), lower($topic))
GROUP BY entities.entity_id, entities.name, entities.label
ORDER BY quotations DESC, stories DESC, speaker
LIMIT $rows
