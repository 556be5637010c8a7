-- On which days is a name in the news?
-- A row is a day on which a live item names it, with the stories, how often they do, and how often
-- they quote it.
-- Parameters:
--   name text: The name, or another spelling of it that the wire has.
--   days integer: How many days (365).
--   until date: The last of them (newest).
-- For example: --name Tokyo
WITH asked AS (
    SELECT entity_id
    FROM entities
    WHERE lower(name) = lower($name)
       OR list_contains(list_transform(aliases, lambda one: lower(one.name)), lower($name))
),
named AS (
    SELECT item_id, sum(mentions) AS mentions
    FROM item_entities
    WHERE entity_id IN (FROM asked)
    GROUP BY item_id
),
quoted AS (
    SELECT item_id, count(*) AS quotes
    FROM quotes
    WHERE speaker_entity_id IN (FROM asked)
    GROUP BY item_id
)
SELECT
    (items.wire_at AT TIME ZONE 'UTC')::DATE AS "day",
    count(DISTINCT item_states.story_id) AS stories,
    sum(named.mentions)::BIGINT AS mentions,
    coalesce(sum(quoted.quotes), 0)::BIGINT AS quotes
FROM named
JOIN items ON items.item_id = named.item_id
JOIN item_states ON item_states.item_id = items.item_id
LEFT JOIN quoted ON quoted.item_id = items.item_id
WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
  AND item_states.state = 'live'
  AND item_states.part <> 'other'
GROUP BY "day"
ORDER BY "day"
