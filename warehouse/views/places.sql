-- A place, where it lies, and how often the news names it.
-- Columns:
--   entity_id: Which it is (entities.entity_id).
--   name: Canonical name.
--   kind: city, country, state, district, region, continent, water, feature; null where not known.
--   country_code: Country it lies in, ISO 3166-1 alpha-2.
--   admin_region: State, province or prefecture that it lies in.
--   latitude: Latitude in degrees, north positive; null where it is not known which place it is.
--   longitude: Longitude in degrees, east positive.
--   population: People who live there, as GeoNames has it.
--   geonames_id: Its id in GeoNames.
--   items: Items of news that name it, in the body or the dateline.
--   mentions: Times that their bodies do.
--   datelines: Items with it in the dateline.
--   as_government: Of the mentions, those where it stands for a government (`Tokyo said`).
--   first_seen_at: Time of the first item that names it.
--   last_seen_at: Time of the last item.
CREATE OR REPLACE VIEW places AS
WITH counted AS (
    SELECT
        entity_id,
        count(DISTINCT item_id) AS items,
        sum(mentions)::BIGINT AS mentions,
        count(DISTINCT item_id) FILTER (dateline_position IS NOT NULL) AS datelines,
        min(seen_at) AS first_seen_at,
        max(seen_at) AS last_seen_at
    FROM item_entities
    JOIN news_items USING (item_id)
    WHERE label = 'place'
    GROUP BY entity_id
),
governing AS (
    SELECT entity_id, count(*) AS mentions
    FROM mentions
    SEMI JOIN news_items USING (item_id)
    WHERE label = 'place' AND stands_for = 'government'
    GROUP BY entity_id
)
SELECT
    entity_id,
    entities.name,
    entities.place_kind AS kind,
    entities.country_code,
    entities.admin_region,
    entities.latitude,
    entities.longitude,
    entities.population,
    entities.geonames_id,
    counted.items,
    counted.mentions,
    counted.datelines,
    coalesce(governing.mentions, 0) AS as_government,
    counted.first_seen_at,
    counted.last_seen_at
FROM counted
JOIN entities USING (entity_id)
LEFT JOIN governing USING (entity_id)
