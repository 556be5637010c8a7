-- What analysts ask of every item: when it was on the wire, how long its terms let it be used, and at a
-- glance what it names. Of items that have landed before it is drawn from the tables; their terms
-- are read in short (NO ARCHIVAL USE, 30 days) until they are worked again.

ALTER TABLE items ADD COLUMN wire_at TIMESTAMPTZ;
ALTER TABLE items ADD COLUMN wire_on DATE;
ALTER TABLE items ADD COLUMN usable_until TIMESTAMPTZ;
ALTER TABLE items ADD COLUMN country_code VARCHAR;
ALTER TABLE items ADD COLUMN people VARCHAR[];
ALTER TABLE items ADD COLUMN organisations VARCHAR[];
ALTER TABLE items ADD COLUMN quotes BIGINT;
ALTER TABLE items ADD COLUMN padding_chars BIGINT;
ALTER TABLE captions ADD COLUMN usable_until TIMESTAMPTZ;
ALTER TABLE story_items ADD COLUMN usable_until TIMESTAMPTZ;
ALTER TABLE families ADD COLUMN current_on DATE;
ALTER TABLE families ADD COLUMN embargoed_until TIMESTAMPTZ;
ALTER TABLE families ADD COLUMN usable_until TIMESTAMPTZ;

UPDATE items
SET
    wire_at = told.wire_at,
    wire_on = (coalesce(told.wire_at, told.pulled_at) AT TIME ZONE 'UTC')::DATE,
    usable_until = told.usable_until,
    country_code = told.country_code,
    people = told.people,
    organisations = told.organisations,
    quotes = told.quotes
FROM (
    WITH named AS (
        SELECT
            item_id,
            max(country_code) FILTER (dateline_position = 0) AS country_code,
            list(name ORDER BY mentions DESC, position)
                FILTER (label = 'person' AND mentions > 0) AS people,
            list(name ORDER BY mentions DESC, position)
                FILTER (label = 'organisation' AND mentions > 0) AS organisations
        FROM item_entities
        GROUP BY item_id
    ),
    quoted AS (
        SELECT item_id, count(*) AS quotes FROM quotes GROUP BY item_id
    ),
    pulled AS (
        SELECT file_id, min(pulled_at) AS pulled_at
        FROM feed_files
        WHERE outcome <> 'duplicate'
        GROUP BY file_id
    )
    SELECT
        items.item_id,
        fingerprints.wire_at,
        pulled.pulled_at,
        CASE
            WHEN regexp_matches(
                concat_ws(' ', items.usage_terms, items.copyright_notice), '\bno archiv', 'i'
            ) THEN fingerprints.wire_at + INTERVAL 30 DAY
        END AS usable_until,
        named.country_code,
        coalesce(named.people, []) AS people,
        coalesce(named.organisations, []) AS organisations,
        CASE WHEN items.names_by IS NOT NULL THEN coalesce(quoted.quotes, 0) END AS quotes
    FROM items
    LEFT JOIN pulled ON pulled.file_id = items.file_id
    LEFT JOIN fingerprints ON fingerprints.item_id = items.item_id
    LEFT JOIN named ON named.item_id = items.item_id
    LEFT JOIN quoted ON quoted.item_id = items.item_id
) AS told
WHERE told.item_id = items.item_id;

UPDATE captions
SET usable_until = told.usable_until
FROM (
    SELECT
        captions.item_id,
        captions.position,
        CASE
            WHEN regexp_matches(captions.rights, '\bno archiv', 'i')
                THEN items.wire_at + INTERVAL 30 DAY
            ELSE items.usable_until
        END AS usable_until
    FROM captions
    JOIN items ON items.item_id = captions.item_id
) AS told
WHERE told.item_id = captions.item_id
  AND told.position = captions.position
  AND told.usable_until IS NOT NULL;

UPDATE story_items
SET usable_until = items.usable_until
FROM items
WHERE items.item_id = story_items.item_id AND items.usable_until IS NOT NULL;

UPDATE families
SET
    current_on = items.wire_on,
    embargoed_until = story_items.embargoed_until,
    usable_until = items.usable_until
FROM items
JOIN story_items ON story_items.item_id = items.item_id
WHERE items.item_id = families.current_item_id;
