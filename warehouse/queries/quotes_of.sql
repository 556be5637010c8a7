-- What did a person, or an organisation, say?
-- A row is a quotation, each text once: where the wire had it first. Newest first.
-- Parameters:
--   name text: The name, or another spelling of it that the wire has.
--   days integer: How many days (365).
--   until date: The last of them (newest).
--   rows integer: How many quotations (50).
-- For example: --name "Emi Kuroda"
WITH asked AS (
    SELECT entity_id, name
    FROM entities
    WHERE lower(name) = lower($name)
       OR list_contains(list_transform(aliases, lambda one: lower(one.name)), lower($name))
)
SELECT
    min(items.wire_at) AS said_at,
    asked.name AS speaker,
    quotes.text AS said,
    arg_min(items.agency, (items.wire_at, items.item_id)) AS agency,
    arg_min(items.headline, (items.wire_at, items.item_id)) AS headline,
    count(DISTINCT items.item_id) AS items
FROM asked
JOIN quotes ON quotes.speaker_entity_id = asked.entity_id
JOIN items ON items.item_id = quotes.item_id
JOIN item_states ON item_states.item_id = items.item_id
WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
  AND item_states.state = 'live'
  AND item_states.part <> 'other'
GROUP BY asked.entity_id, asked.name, quotes.text
ORDER BY said_at DESC, said
LIMIT $rows
