-- Items that share what they are called with others (seeds): a guid, the stem of an id, a slug, a
-- headline, or that name it, or are named; a flash and what opens with its word in the next hours; and
-- those whose text was found alike. Of a slug, headline or number those of the same days. A row is an
-- item.
WITH seed AS (
    SELECT link_keys.*
    FROM link_keys
    SEMI JOIN seeds USING (item_id)
),
asked AS (
    SELECT 'guid' AS how, guid_key AS key, NULL::TIMESTAMPTZ AS wire_at FROM seed
    UNION ALL
    SELECT 'guid', unnest(names_guids), NULL FROM seed
    UNION ALL
    SELECT 'chain', chain_key, NULL FROM seed
    UNION ALL
    SELECT 'slug', unnest(list_append(names_slugs, slug_key)), wire_at FROM seed
    UNION ALL
    SELECT 'headline', unnest(list_append(names_headlines, headline_key)), wire_at FROM seed
    UNION ALL
    SELECT 'transmission', unnest(names_transmissions), wire_at FROM seed
    UNION ALL
    SELECT 'named', transmission_key, wire_at FROM seed
    UNION ALL
    SELECT 'opening', flash_key, wire_at FROM seed
    UNION ALL
    SELECT 'flash', opening_key, wire_at FROM seed
),
wanted AS (
    SELECT
        how,
        key,
        CASE WHEN how IN ('opening', 'flash') THEN $flash_hours ELSE $days END AS reach,
        CASE WHEN count(*) = count(wire_at) THEN min(wire_at) END - reach AS wire_from,
        CASE WHEN count(*) = count(wire_at) THEN max(wire_at) END + reach AS wire_until
    FROM asked
    WHERE key IS NOT NULL
    GROUP BY how, key
),
offered AS (
    SELECT item_id, 'guid' AS how, guid_key AS key, wire_at FROM link_keys
    UNION ALL
    SELECT item_id, 'guid', unnest(names_guids), wire_at
    FROM link_keys
    WHERE len(names_guids) > 0
    UNION ALL
    SELECT item_id, 'chain', chain_key, wire_at FROM link_keys
    UNION ALL
    SELECT item_id, 'slug', slug_key, wire_at FROM link_keys
    UNION ALL
    SELECT item_id, 'slug', unnest(names_slugs), wire_at
    FROM link_keys
    WHERE len(names_slugs) > 0
    UNION ALL
    SELECT item_id, 'headline', headline_key, wire_at FROM link_keys
    UNION ALL
    SELECT item_id, 'headline', unnest(names_headlines), wire_at
    FROM link_keys
    WHERE len(names_headlines) > 0
    UNION ALL
    SELECT item_id, 'transmission', transmission_key, wire_at FROM link_keys
    UNION ALL
    SELECT item_id, 'named', unnest(names_transmissions), wire_at
    FROM link_keys
    WHERE len(names_transmissions) > 0
    UNION ALL
    SELECT item_id, 'flash', flash_key, wire_at FROM link_keys
    UNION ALL
    SELECT item_id, 'opening', opening_key, wire_at FROM link_keys
)
SELECT offered.item_id
FROM offered
JOIN wanted
    ON wanted.how = offered.how
    AND wanted.key = offered.key
    AND (offered.wire_at >= wanted.wire_from) IS NOT FALSE
    AND (offered.wire_at <= wanted.wire_until) IS NOT FALSE
UNION
SELECT target_item_id FROM links SEMI JOIN seeds USING (item_id)
UNION
SELECT item_id FROM links WHERE target_item_id IN (SELECT item_id FROM seeds)
UNION
SELECT item_id FROM seed
