-- Transmission numbers of the items that landed in three weeks, taken apart; a row is an item of a
-- feed that delivered it. `f0704` is number 704 of the series `f`, `KNA 170123-89-00065#2` a
-- revision of number 65 of `KNA 170123-89-`, `20260304000001` number 1 of `20260304`; an id without
-- a count (`H4N2AA0B1`) makes a series of one. Series that differ in their digits alone are of a
-- kind, for what is usual. A feed that had an item from another feed first has it too.
WITH files AS (
    SELECT
        feed,
        file_id,
        min(pulled_at) AS landed_at,
        min(
            if(modified_at BETWEEN pulled_at - INTERVAL 3 DAY AND pulled_at, modified_at, pulled_at)
        ) AS arrived_at
    FROM feed_files
    SEMI JOIN measured_feeds USING (feed)
    WHERE pulled_at BETWEEN $numbers_since AND $now AND file_id IS NOT NULL
    GROUP BY feed, file_id
),
told AS (
    SELECT
        file_id,
        coalesce(version_created_at, first_created_at) AS declared_at,
        regexp_extract(
            regexp_replace(trim(transmission), '#\d+$', ''),
            '^((?:19|20)\d{6}|(?:.*\D)?)(\d{1,6})$',
            ['series', 'number']
        ) AS parts
    FROM items
    WHERE transmission IS NOT NULL
)
SELECT
    files.feed,
    parts.series,
    regexp_replace(parts.series, '\d', '0', 'g') AS kind,
    parts.number::BIGINT AS number,
    length(parts.number) AS width,
    landed_at,
    arrived_at,
    coalesce(declared_at, arrived_at) AS sent_at,
    timezone(time_zone, sent_at)::DATE AS day
FROM told
JOIN files USING (file_id)
JOIN looked USING (feed)
WHERE parts.number <> ''
