-- Who and what is named with a person, organisation or place?
-- A row is another person, organisation or place, with the stories that name both.
-- Parameters:
--   name text: The name, or another spelling of it that the wire has.
--   days integer: How many days (365).
--   until date: The last of them (newest).
--   rows integer: How many names (20).
-- For example: --name "Bang Ji-ho"
WITH asked AS (
    SELECT entity_id
    FROM entities
    WHERE lower(name) = lower($name)
       OR list_contains(list_transform(aliases, lambda one: lower(one.name)), lower($name))
),
live AS (
    SELECT items.item_id, item_states.story_id, items.wire_at
    FROM items
    JOIN item_states ON item_states.item_id = items.item_id
    WHERE items.item_id IN (
            SELECT item_id FROM item_entities WHERE entity_id IN (FROM asked)
        )
      AND items.wire_on BETWEEN $until - $days + 1 AND $until
      AND item_states.state = 'live'
      AND item_states.part <> 'other'
)
SELECT
    entities.name,
    entities.label AS is_a,
    count(DISTINCT live.story_id) AS stories,
    min(live.wire_at) AS first_at,
    max(live.wire_at) AS last_at
FROM live
JOIN item_entities ON item_entities.item_id = live.item_id
JOIN entities ON entities.entity_id = item_entities.entity_id
WHERE item_entities.label IN ('person', 'organisation', 'place')
  AND item_entities.entity_id NOT IN (FROM asked)
GROUP BY entities.entity_id, entities.name, entities.label
ORDER BY stories DESC, last_at DESC, entities.name
LIMIT $rows
