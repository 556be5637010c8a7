-- Find more items whose reading changed and which are the same document of the same file all the
-- same, by what $by says: `guid` (guid and version), `body` (the same text) or `position`. A row
-- added is an item and the reading it is.
-- Where the guid is declared, it and the version must be the same: another one is another item.
-- Several that have the same in common are told apart by their order.
INSERT INTO kept BY NAME
WITH before AS (
    SELECT
        *,
        CASE $by
            WHEN 'guid' THEN [guid, version]
            WHEN 'body' THEN [body_sha256]
            ELSE [position::VARCHAR]
        END AS has
    FROM stored
    ANTI JOIN kept USING (item_id)
),
now AS (
    SELECT
        *,
        CASE $by
            WHEN 'guid' THEN [guid, version]
            WHEN 'body' THEN [body_sha256]
            ELSE [position::VARCHAR]
        END AS has
    FROM (
        SELECT *
        FROM readings
        QUALIFY row_number() OVER (PARTITION BY file_id, reading ORDER BY position) = 1
    )
    ANTI JOIN kept USING (reading)
    ANTI JOIN known USING (reading)
),
before_in_order AS (
    SELECT *, row_number() OVER (PARTITION BY file_id, format, has ORDER BY position) AS nth
    FROM before
    WHERE has[1] IS NOT NULL
      AND ($by = 'guid' OR is_derived)
      AND ($by <> 'position' OR file_id IN (SELECT file_id FROM as_many))
),
now_in_order AS (
    SELECT *, row_number() OVER (PARTITION BY file_id, format, has ORDER BY position) AS nth
    FROM now
    WHERE has[1] IS NOT NULL
      AND ($by = 'guid' OR is_derived)
)
SELECT
    now_in_order.reading,
    before_in_order.item_id,
    before_in_order.guid,
    before_in_order.file_id,
    before_in_order.position
FROM before_in_order
JOIN now_in_order USING (file_id, format, has, nth)
QUALIFY row_number() OVER (
    PARTITION BY now_in_order.reading
    ORDER BY now_in_order.received_at, now_in_order.file_id, now_in_order.position
) = 1
