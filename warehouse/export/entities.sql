-- A person, organisation, place or other name that an item of the export names. Without spellings,
-- roles and counts: those are of all items, and may come from some that are not shown.
CREATE TABLE out.entities AS
SELECT
    entity_id, label, name, place_kind, geonames_id, admin_region, country_code, latitude, longitude,
    population
FROM entities
SEMI JOIN out.item_entities AS kept ON kept.entity_id = entities.entity_id
