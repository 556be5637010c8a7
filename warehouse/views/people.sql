-- A person, and how often the news names and quotes them.
-- Columns:
--   entity_id: Who it is (entities.entity_id).
--   name: Canonical name.
--   items: Items of news that name the person.
--   mentions: Times that they do.
--   quotes: Quotations of the person in them.
--   last_role: Title or office that was seen last at the name.
--   last_role_seen_at: When it was.
--   first_seen_at: Time of the first item that names the person.
--   last_seen_at: Time of the last item.
CREATE OR REPLACE VIEW people AS
WITH named AS NOT MATERIALIZED (
    SELECT item_entities.entity_id, item_id, mentions, roles, seen_at
    FROM item_entities
    JOIN news_items USING (item_id)
    WHERE label = 'person'
),
counted AS (
    SELECT
        entity_id,
        count(DISTINCT item_id) AS items,
        sum(mentions)::BIGINT AS mentions,
        min(seen_at) AS first_seen_at,
        max(seen_at) AS last_seen_at
    FROM named
    GROUP BY entity_id
),
held AS (
    SELECT entity_id, role, max(seen_at) AS seen_at, count(*) AS items
    FROM (SELECT entity_id, unnest(roles) AS role, seen_at FROM named)
    GROUP BY entity_id, role
),
last_held AS (
    SELECT
        entity_id,
        first({'role': role, 'seen_at': seen_at}
              ORDER BY seen_at DESC NULLS LAST, items DESC, role) AS last_held
    FROM held
    GROUP BY entity_id
),
spoken AS (
    SELECT speaker_entity_id AS entity_id, count(*) AS quotes
    FROM quotes
    SEMI JOIN news_items USING (item_id)
    GROUP BY speaker_entity_id
)
SELECT
    entity_id,
    entities.name,
    counted.items,
    counted.mentions,
    coalesce(spoken.quotes, 0) AS quotes,
    last_held.last_held.role AS last_role,
    last_held.last_held.seen_at AS last_role_seen_at,
    counted.first_seen_at,
    counted.last_seen_at
FROM counted
JOIN entities USING (entity_id)
LEFT JOIN last_held USING (entity_id)
LEFT JOIN spoken USING (entity_id)
