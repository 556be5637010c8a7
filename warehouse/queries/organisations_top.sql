-- Which organisations are most in the news?
-- A row is an organisation, with the stories that name it, how often they do, and how often they
-- quote it.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
--   rows integer: How many organisations (20).
WITH live AS (
    SELECT items.item_id, item_states.story_id
    FROM items
    JOIN item_states ON item_states.item_id = items.item_id
    WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
      AND item_states.state = 'live'
      AND item_states.part <> 'other'
),
named AS (
    SELECT
        item_entities.entity_id,
        count(DISTINCT live.story_id) AS stories,
        sum(item_entities.mentions)::BIGINT AS mentions
    FROM live
    JOIN item_entities ON item_entities.item_id = live.item_id
    WHERE item_entities.label = 'organisation' AND item_entities.entity_id IS NOT NULL
    GROUP BY item_entities.entity_id
),
quoted AS (
    SELECT quotes.speaker_entity_id AS entity_id, count(*) AS quotes
    FROM quotes
    SEMI JOIN live ON live.item_id = quotes.item_id
    GROUP BY quotes.speaker_entity_id
)
SELECT
    entities.name AS organisation,
    named.stories,
    named.mentions,
    coalesce(quoted.quotes, 0) AS quotes
FROM named
JOIN entities ON entities.entity_id = named.entity_id
LEFT JOIN quoted ON quoted.entity_id = named.entity_id
ORDER BY named.stories DESC, named.mentions DESC, organisation
LIMIT $rows
