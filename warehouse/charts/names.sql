-- A person, organisation or place, and how many live stories name it in the window and in the one
-- before it; a row is one of the names most in the window, most first.
WITH wanted AS (
    SELECT item_id, day >= $first_day AS is_now
    FROM news
    WHERE day >= $day_before AND day <= $last_day
),
counted AS (
    SELECT
        entity_id,
        count(DISTINCT item_id) FILTER (is_now) AS stories,
        count(DISTINCT item_id) FILTER (NOT is_now) AS stories_before
    FROM item_entities
    JOIN wanted USING (item_id)
    WHERE label IN ('person', 'organisation', 'place')
    GROUP BY entity_id
    HAVING stories > 0
)
SELECT entities.label, entities.name, counted.stories, counted.stories_before
FROM counted
JOIN entities USING (entity_id)
QUALIFY row_number() OVER (
    PARTITION BY entities.label ORDER BY stories DESC, stories_before DESC, name, entity_id
) <= $most
ORDER BY label, stories DESC, stories_before DESC, name, entity_id
