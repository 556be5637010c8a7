-- Write the entities that the batch tells about, by all items that name them: digests, advisories
-- and tests too, which the views leave out. A row is an entity.
-- An item counts from the time it was made, or failing that was sent.
-- The name: that of the long form rather than an acronym merged into it; of a country the usual
-- one, for copy says U.S. and UAE; rather `Bank of Japan` than `BANK OF JAPAN`, California than
-- Calif.; then what most items have, the longest, the first by the alphabet.
INSERT INTO entities BY NAME
WITH naming AS (
    SELECT
        named_items.*,
        coalesce(
            items.version_created_at,
            items.first_created_at,
            items.dateline_on::TIMESTAMP AT TIME ZONE 'UTC',
            items.received_at
        ) AS seen_at
    FROM named_items
    SEMI JOIN changed_entities USING (entity_id)
    LEFT JOIN items USING (item_id)
),
counted AS (
    SELECT
        entity_id,
        min(label) AS label,
        count(DISTINCT item_id) AS items,
        sum(mentions)::BIGINT AS mentions,
        min(seen_at) AS first_seen_at,
        max(seen_at) AS last_seen_at,
        min({
            'geonames_id': geonames_id,
            'place_kind': place_kind,
            'place_name': place_name,
            'admin_region': admin_region,
            'country_code': country_code,
            'latitude': latitude,
            'longitude': longitude,
            'population': population
        }) FILTER (place_kind IS NOT NULL) AS place
    FROM naming
    GROUP BY entity_id
),
called AS (
    SELECT entity_id, name, count(DISTINCT item_id) AS items, bool_or(name_key = entity_id) AS is_own
    FROM naming
    GROUP BY entity_id, name
    UNION ALL
    SELECT entity_id, place.place_name, NULL, true
    FROM counted
    WHERE place.place_kind = 'country' AND place.place_name IS NOT NULL
),
named_best AS (
    SELECT
        entity_id,
        first(name ORDER BY
            is_own DESC,
            items IS NULL DESC,
            entity_id LIKE 'place:%' AND name SIMILAR TO '(\p{Lu}\.)+|.*\p{L}{2}\.|[NSEW]\. .*',
            name = upper(name) AND name LIKE '% %',
            items DESC,
            length(name) DESC,
            name
        ) AS name
    FROM called
    GROUP BY entity_id
),
spelled AS (
    SELECT entity_id, name, count(DISTINCT item_id) AS items
    FROM (
        SELECT entity_id, item_id, unnest(list_append(coalesce(surfaces, []), name)) AS name
        FROM naming
    )
    GROUP BY entity_id, name
),
aliases AS (
    SELECT
        entity_id,
        list({'name': name, 'items': items} ORDER BY items DESC, name) AS aliases
    FROM spelled
    GROUP BY entity_id
),
held AS (
    SELECT
        entity_id,
        role,
        min(seen_at) AS first_seen_at,
        max(seen_at) AS last_seen_at,
        count(DISTINCT item_id) AS items
    FROM (SELECT entity_id, item_id, seen_at, unnest(roles) AS role FROM naming)
    GROUP BY entity_id, role
),
roles AS (
    SELECT
        entity_id,
        list({
            'role': role,
            'first_seen_at': first_seen_at,
            'last_seen_at': last_seen_at,
            'items': items
        } ORDER BY first_seen_at NULLS LAST, role) AS roles
    FROM held
    GROUP BY entity_id
)
SELECT
    counted.entity_id,
    counted.label,
    named_best.name,
    aliases.aliases,
    coalesce(roles.roles, []) AS roles,
    counted.items,
    counted.mentions,
    counted.first_seen_at,
    counted.last_seen_at,
    counted.place.place_kind AS place_kind,
    counted.place.geonames_id AS geonames_id,
    counted.place.admin_region AS admin_region,
    counted.place.country_code AS country_code,
    counted.place.latitude AS latitude,
    counted.place.longitude AS longitude,
    counted.place.population AS population
FROM counted
JOIN named_best USING (entity_id)
JOIN aliases USING (entity_id)
LEFT JOIN roles USING (entity_id)
