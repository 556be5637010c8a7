-- An organisation, and how often the news names and quotes it.
-- Columns:
--   entity_id: Which it is (entities.entity_id).
--   name: Canonical name.
--   items: Items of news that name it.
--   mentions: Times that they do.
--   quotes: Quotations of it in them.
--   first_seen_at: Time of the first item that names it.
--   last_seen_at: Time of the last item.
CREATE OR REPLACE VIEW organisations AS
WITH counted AS (
    SELECT
        entity_id,
        count(DISTINCT item_id) AS items,
        sum(mentions)::BIGINT AS mentions,
        min(seen_at) AS first_seen_at,
        max(seen_at) AS last_seen_at
    FROM item_entities
    JOIN news_items USING (item_id)
    WHERE label = 'organisation'
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
    counted.first_seen_at,
    counted.last_seen_at
FROM counted
JOIN entities USING (entity_id)
LEFT JOIN spoken USING (entity_id)
