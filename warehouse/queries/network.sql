-- Which people and organisations does the news name together?
-- A row is an edge of the network: two names, each pair once, with the stories that name both.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
--   least integer: Stories that a pair has at least (2).
--   rows integer: How many pairs (100).
WITH named AS MATERIALIZED (
    SELECT DISTINCT item_states.story_id, item_entities.entity_id
    FROM items
    JOIN item_states ON item_states.item_id = items.item_id
    JOIN item_entities ON item_entities.item_id = items.item_id
    WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
      AND item_states.state = 'live'
      AND item_states.part <> 'other'
      AND item_entities.label IN ('person', 'organisation')
      AND item_entities.entity_id IS NOT NULL
),
pairs AS (
    SELECT one.entity_id AS one_id, other.entity_id AS other_id, count(*) AS stories
    FROM named AS one
    JOIN named AS other ON one.story_id = other.story_id AND one.entity_id < other.entity_id
    GROUP BY one.entity_id, other.entity_id
    HAVING stories >= $least
)
SELECT
    one.name AS source,
    one.label AS source_is_a,
    other.name AS target,
    other.label AS target_is_a,
    pairs.stories
FROM pairs
JOIN entities AS one ON one.entity_id = pairs.one_id
JOIN entities AS other ON other.entity_id = pairs.other_id
ORDER BY pairs.stories DESC, source, target
LIMIT $rows
