-- Which people are in the news more than in the days before?
-- A row is a person, with the stories that name them in the last days, and in as many days before;
-- those that gained most first.
-- Parameters:
--   days integer: How many days are compared with as many before (7).
--   until date: The last of them (newest).
--   rows integer: How many people (20).
WITH named AS (
    SELECT
        item_entities.entity_id,
        item_states.story_id,
        items.wire_on > $until - $days AS is_late
    FROM items
    JOIN item_states ON item_states.item_id = items.item_id
    JOIN item_entities ON item_entities.item_id = items.item_id
    WHERE items.wire_on BETWEEN $until - 2 * $days + 1 AND $until
      AND item_states.state = 'live'
      AND item_states.part <> 'other'
      AND item_entities.label = 'person'
      AND item_entities.entity_id IS NOT NULL
)
SELECT
    entities.name AS person,
    count(DISTINCT story_id) FILTER (is_late) AS stories,
    count(DISTINCT story_id) FILTER (NOT is_late) AS stories_before,
    stories - stories_before AS gained
FROM named
JOIN entities ON entities.entity_id = named.entity_id
GROUP BY named.entity_id, entities.name
HAVING stories > 0
ORDER BY gained DESC, stories DESC, person
LIMIT $rows
