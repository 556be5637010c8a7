-- How does the wire spell a name?
-- A row is a spelling of the person, organisation or place, with the items of news that have it; what
-- may not be used does not count.
-- Parameters:
--   name text: The name, or one of its spellings.
-- For example: --name "Seo Da-hye"
WITH asked AS (
    SELECT entity_id
    FROM entities
    WHERE lower(name) = lower($name)
       OR list_contains(list_transform(aliases, lambda one: lower(one.name)), lower($name))
),
spelled AS (
    SELECT
        entity_id,
        label,
        item_id,
        name,
        unnest(list_append(coalesce(surfaces, []), name)) AS spelling
    FROM item_entities
    SEMI JOIN asked USING (entity_id)
    SEMI JOIN news_items USING (item_id)
),
called AS (
    SELECT entity_id, first(name ORDER BY items DESC, length(name) DESC, name) AS name
    FROM (
        SELECT entity_id, name, count(DISTINCT item_id) AS items
        FROM spelled
        GROUP BY entity_id, name
    )
    GROUP BY entity_id
)
SELECT
    called.name,
    spelled.label AS is_a,
    spelled.spelling,
    count(DISTINCT spelled.item_id) AS items
FROM spelled
JOIN called USING (entity_id)
GROUP BY entity_id, called.name, spelled.label, spelled.spelling
ORDER BY called.name, is_a, items DESC, spelling
