-- A place in the dateline of an item of news, and where it lies.
-- Columns:
--   item_id: Item (items.item_id).
--   position: Place in the dateline, from 0.
--   place: The place as it stands there.
--   entity_id: Which place it is (entities.entity_id); this, and what tells where it lies, is null
--     where that is not known.
--   name: Its canonical name.
--   kind: city, country, state, ... (as places.kind).
--   country_code: Country it lies in, ISO 3166-1 alpha-2.
--   admin_region: State, province or prefecture that it lies in.
--   latitude: Latitude in degrees, north positive.
--   longitude: Longitude in degrees, east positive.
--   agency: News agency of the item.
--   headline: Headline of the item.
--   seen_at: Time of the item.
CREATE OR REPLACE VIEW datelines AS
WITH written AS (
    SELECT
        item_id,
        unnest(dateline_places) AS place,
        generate_subscripts(dateline_places, 1) - 1 AS position
    FROM items
)
SELECT
    written.item_id,
    written.position,
    written.place,
    named.entity_id,
    entities.name,
    named.place_kind AS kind,
    named.country_code,
    named.admin_region,
    named.latitude,
    named.longitude,
    news_items.agency,
    news_items.headline,
    news_items.seen_at
FROM written
JOIN news_items ON news_items.item_id = written.item_id
LEFT JOIN item_entities AS named
    ON named.item_id = written.item_id AND named.dateline_position = written.position
LEFT JOIN entities ON entities.entity_id = named.entity_id
