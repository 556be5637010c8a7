-- Which places does the news name, and where are they on a map?
-- A row is a place whose position is known, with the stories and items that name it, in the body or
-- the dateline.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
--   rows integer: How many places (500).
WITH named AS (
    SELECT
        item_entities.entity_id,
        count(DISTINCT item_states.story_id) AS stories,
        count(DISTINCT items.item_id) AS items,
        count(DISTINCT items.item_id) FILTER (item_entities.dateline_position IS NOT NULL)
            AS datelines
    FROM items
    JOIN item_states ON item_states.item_id = items.item_id
    JOIN item_entities ON item_entities.item_id = items.item_id
    WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
      AND item_states.state = 'live'
      AND item_states.part <> 'other'
      AND item_entities.label = 'place'
      AND item_entities.entity_id IS NOT NULL
    GROUP BY item_entities.entity_id
)
SELECT
    entities.name AS place,
    entities.place_kind AS kind,
    entities.country_code,
    entities.latitude,
    entities.longitude,
    named.stories,
    named.items,
    named.datelines
FROM named
JOIN entities ON entities.entity_id = named.entity_id
WHERE entities.latitude IS NOT NULL
ORDER BY named.stories DESC, named.items DESC, place, entities.entity_id
LIMIT $rows
