-- Which titles and offices has a person had on the wire?
-- A row is a title that stood at the name in items of news, with when it was seen first and last; the
-- latest first. What may not be used does not count.
-- Parameters:
--   person text: The name, or another spelling of it that the wire has.
-- For example: --person "Bang Ji-ho"
WITH asked AS (
    SELECT entity_id, name
    FROM entities
    WHERE label = 'person'
      AND (
          lower(name) = lower($person)
          OR list_contains(list_transform(aliases, lambda one: lower(one.name)), lower($person))
      )
),
held AS (
    SELECT asked.name, item_id, seen_at, unnest(roles) AS role
    FROM item_entities
    JOIN asked USING (entity_id)
    JOIN news_items USING (item_id)
)
SELECT
    name AS person,
    role AS title,
    count(DISTINCT item_id) AS items,
    min(seen_at) AS first_seen_at,
    max(seen_at) AS last_seen_at
FROM held
GROUP BY name, role
ORDER BY last_seen_at DESC, items DESC, title
