-- An entity on a day (UTC) of which items of news name it.
-- Columns:
--   entity_id: Who or what it is (entities.entity_id).
--   label: person, organisation, place, event, work, law, nationality.
--   name: Canonical name.
--   day: Day of the items (news_items.seen_on); null where their time is not known.
--   items: Items of the day that name it.
--   mentions: Times that they do.
--   quotes: Quotations of it in them.
CREATE OR REPLACE VIEW entity_days AS
WITH counted AS (
    SELECT
        entity_id,
        seen_on AS day,
        count(DISTINCT item_id) AS items,
        sum(mentions)::BIGINT AS mentions
    FROM item_entities
    JOIN news_items USING (item_id)
    GROUP BY entity_id, seen_on
),
spoken AS (
    SELECT speaker_entity_id AS entity_id, seen_on AS day, count(*) AS quotes
    FROM quotes
    JOIN news_items USING (item_id)
    GROUP BY speaker_entity_id, seen_on
)
SELECT
    counted.entity_id,
    entities.label,
    entities.name,
    counted.day,
    counted.items,
    counted.mentions,
    coalesce(spoken.quotes, 0) AS quotes
FROM counted
JOIN entities ON entities.entity_id = counted.entity_id
LEFT JOIN spoken
    ON spoken.entity_id = counted.entity_id AND spoken.day IS NOT DISTINCT FROM counted.day
