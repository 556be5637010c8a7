-- A place that live stories of the window are datelined, and where it lies; a row is a place, most
-- stories first. Where that is not known it has no latitude.
WITH wanted AS (
    SELECT item_id, place
    FROM news
    WHERE day >= $first_day AND day <= $last_day AND place IS NOT NULL
)
SELECT
    coalesce(entities.name, wanted.place) AS place,
    entities.country_code AS country,
    entities.latitude,
    entities.longitude,
    count(DISTINCT wanted.item_id) AS stories
FROM wanted
LEFT JOIN item_entities AS named
    ON named.item_id = wanted.item_id AND named.dateline_position = 0
LEFT JOIN entities ON entities.entity_id = named.entity_id
GROUP BY ALL
ORDER BY stories DESC, place, country, latitude
