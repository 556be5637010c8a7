-- The names that a batch tells about (told), by all items. A row is a name that items have, and the
-- entity it is now.
-- An acronym that stands alone is what items that spell it out say it is (`European Monetary
-- System (EMS)`): where nine in ten of them agree, and it stands alone in no more than twenty
-- items for each that does. An acronym used more than that is a household name (EC, US), and a
-- stray story of the Eastern Conference (EC) says nothing about it. Nor is it one where more than
-- one in ten of the items that have it have more than the acronym: ICO Inc is no coffee council.
-- A long form has several words and an acronym one, so that none is both: no merge leads on to
-- another, and what a name is depends on the rows alone, not on the order they came in.
WITH spelled_out AS (
    SELECT
        item_id,
        name_key AS long_key,
        name AS long_form,
        acronym,
        label || ':' || regexp_replace(lower(acronym), '[^\p{L}\p{N}]', '', 'g') AS name_key
    FROM named_items
    WHERE starts_with(name_key, label || ':')
      AND (name_key LIKE '%-%' OR geonames_id IS NOT NULL)
      AND acronym SIMILAR TO '.*\p{L}.*'
),
used AS (
    SELECT
        name_key,
        min(label) AS label,
        count(DISTINCT item_id) AS items,
        count(DISTINCT item_id) FILTER (
            label || ':' || regexp_replace(lower(name), '[^\p{L}\p{N}]', '', 'g') <> name_key
        ) AS items_with_more
    FROM named_items
    SEMI JOIN told USING (name_key)
    GROUP BY name_key
),
said AS (
    SELECT
        name_key,
        long_key,
        count(DISTINCT item_id) AS items,
        max(acronym) AS acronym,
        max(long_form) AS long_form
    FROM spelled_out
    SEMI JOIN told USING (name_key)
    GROUP BY name_key, long_key
),
meant AS (
    SELECT *, sum(items) OVER (PARTITION BY name_key) AS all_items
    FROM said
    QUALIFY 10 * items >= 9 * all_items
)
SELECT
    used.name_key,
    coalesce(meant.long_key, used.name_key) AS entity_id,
    used.label,
    CASE WHEN meant.long_key IS NULL THEN 'name' ELSE 'acronym' END AS method,
    format(
        '{} of {} items that spell out {} say {}',
        meant.items, meant.all_items, meant.acronym, meant.long_form
    ) AS evidence,
    used.items
FROM used
LEFT JOIN meant
    ON meant.name_key = used.name_key
    AND used.items <= 20 * meant.items
    AND 10 * used.items_with_more <= used.items
