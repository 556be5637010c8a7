-- What kills, withdrawals and holds stop. A row is a notice and an item that it names.
-- It names it by guid, transmission number, slug or headline, in this order of trust; a notice that
-- names none that is known, and no guid, has the guid, the slug or the headline of the item itself. Of the items that one name
-- fits, it is the one that fits most of the names, then the last before the notice, then the first
-- after it: a notice may be on the wire before its story. Transmission numbers begin anew each day.
WITH notice AS (
    SELECT * FROM cards SEMI JOIN met USING (item_id) WHERE is_notice
),
named AS (
    SELECT item_id, 'guid' AS how, 1 AS trust, unnest(names_guids) AS key, 9e9 AS hours_before, 9e9 AS hours_after
    FROM notice
    UNION ALL
    SELECT item_id, 'transmission', 2, unnest(names_transmissions), 36, 12 FROM notice
    UNION ALL
    SELECT item_id, 'slug', 3, unnest(names_slugs), 168, 24 FROM notice
    UNION ALL
    SELECT item_id, 'headline', 4, unnest(names_headlines), 168, 24 FROM notice
    UNION ALL
    SELECT item_id, 'own guid', 5, guid_key, 9e9, 9e9 FROM notice
    UNION ALL
    SELECT item_id, 'own slug', 6, slug_key, 48, 24 FROM notice
    UNION ALL
    SELECT item_id, 'own headline', 7, headline_key, 48, 24 FROM notice
),
called AS (
    SELECT item_id, 'guid' AS how, guid_key AS key FROM cards WHERE NOT is_notice
    UNION ALL
    SELECT item_id, 'guid', chain_key FROM cards WHERE NOT is_notice
    UNION ALL
    SELECT item_id, 'transmission', transmission_key FROM cards WHERE NOT is_notice
    UNION ALL
    SELECT item_id, 'slug', slug_key FROM cards WHERE NOT is_notice
    UNION ALL
    SELECT item_id, 'headline', headline_key FROM cards WHERE NOT is_notice
),
fits AS (
    SELECT DISTINCT
        notice.item_id,
        other.item_id AS other_id,
        named.how,
        named.trust,
        named.key,
        (epoch(notice.moment) - epoch(other.moment)) / 3600 AS hours,
        other.moment AS other_at,
        other.rank AS other_rank
    FROM named
    JOIN called ON called.how = replace(named.how, 'own ', '') AND called.key = named.key
    JOIN notice ON notice.item_id = named.item_id
    JOIN cards AS other ON other.item_id = called.item_id
    WHERE (named.how = 'guid' OR coalesce(notice.agency = other.agency, notice.feed = other.feed))
      AND (epoch(notice.moment) - epoch(other.moment)) / 3600 BETWEEN -hours_after AND hours_before
),
counted AS (
    SELECT *, count(DISTINCT how) OVER (PARTITION BY item_id, other_id) AS agreeing
    FROM fits
),
best AS (
    SELECT *
    FROM counted
    QUALIFY row_number() OVER (
        PARTITION BY item_id, how, key
        ORDER BY agreeing DESC, hours < 0, abs(hours), other_rank DESC, other_id
    ) = 1
)
SELECT *
FROM best
WHERE trust < 5 OR item_id NOT IN (SELECT item_id FROM named WHERE how = 'guid')
QUALIFY trust = min(trust) OVER (PARTITION BY item_id)
    AND (agreeing = max(agreeing) OVER (PARTITION BY item_id, trust) OR how IN ('guid', 'transmission'))
