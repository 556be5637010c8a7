-- Which names are new on the wire?
-- A row is a person, organisation or place that no item had named before these days, with the story
-- that named it first.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
--   least integer: Stories that name it at least (1).
--   rows integer: How many names (50).
WITH fresh AS (
    SELECT entity_id, name, label
    FROM entities
    WHERE first_seen_at >= timezone('UTC', $until - $days + 1)
      AND first_seen_at < timezone('UTC', $until + 1)
      AND label IN ('person', 'organisation', 'place')
)
SELECT
    fresh.name,
    fresh.label AS is_a,
    min(items.wire_at) AS first_at,
    count(DISTINCT item_states.story_id) AS stories,
    arg_min(items.agency, (items.wire_at, items.item_id)) AS agency,
    arg_min(items.headline, (items.wire_at, items.item_id)) AS headline
FROM items
JOIN item_states ON item_states.item_id = items.item_id
JOIN item_entities ON item_entities.item_id = items.item_id
JOIN fresh ON fresh.entity_id = item_entities.entity_id
WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
  AND item_states.state = 'live'
  AND item_states.part <> 'other'
GROUP BY fresh.entity_id, fresh.name, fresh.label
HAVING stories >= $least
ORDER BY stories DESC, first_at, fresh.name
LIMIT $rows
