-- Two entities (persons, organisations, places) that the same items of news name. Each pair once:
-- whoever asks about one of them asks for `'person:x' IN (entity_id, other_entity_id)`.
-- Columns:
--   entity_id: The one whose id is first by the alphabet (entities.entity_id).
--   label: person, organisation, place.
--   name: Its canonical name.
--   other_entity_id: The other one.
--   other_label: person, organisation, place.
--   other_name: Its canonical name.
--   items: Items that name both.
--   first_seen_at: Time of the first item that does.
--   last_seen_at: Time of the last item.
CREATE OR REPLACE VIEW co_mentions AS
WITH named AS MATERIALIZED (
    SELECT DISTINCT item_id, entity_id, seen_at
    FROM item_entities
    JOIN news_items USING (item_id)
    WHERE label IN ('person', 'organisation', 'place')
),
pairs AS (
    SELECT
        one.entity_id,
        other.entity_id AS other_entity_id,
        count(*) AS items,
        min(one.seen_at) AS first_seen_at,
        max(one.seen_at) AS last_seen_at
    FROM named AS one
    JOIN named AS other ON one.item_id = other.item_id AND one.entity_id < other.entity_id
    GROUP BY one.entity_id, other.entity_id
)
SELECT
    pairs.entity_id,
    one.label,
    one.name,
    pairs.other_entity_id,
    other.label AS other_label,
    other.name AS other_name,
    pairs.items,
    pairs.first_seen_at,
    pairs.last_seen_at
FROM pairs
JOIN entities AS one ON one.entity_id = pairs.entity_id
JOIN entities AS other ON other.entity_id = pairs.other_entity_id
