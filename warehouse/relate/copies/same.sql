-- The items that have the same text as one touched, or had: a row is one, with the first of them.
WITH met AS (
    SELECT item_id FROM touched
    UNION
    SELECT links.item_id FROM links SEMI JOIN touched ON touched.item_id = target_item_id
    WHERE relation = 'duplicate'
    UNION
    SELECT target_item_id FROM links SEMI JOIN touched USING (item_id)
    WHERE relation = 'duplicate'
), told AS (
    SELECT DISTINCT text_sha256 FROM fingerprints SEMI JOIN met USING (item_id)
), members AS (
    SELECT
        fingerprints.item_id, fingerprints.wire_at, shingles,
        coalesce(items.agency, items.feed) AS source,
        CASE
            WHEN shingles < $short THEN concat_ws(' ', text_sha256, headline_key)
            ELSE text_sha256
        END AS same_by
    FROM fingerprints
    SEMI JOIN told USING (text_sha256)
    JOIN items USING (item_id)
    WHERE NOT list_contains($no_copy, items.kind)
)
SELECT
    *,
    first_value(item_id) OVER (PARTITION BY same_by ORDER BY wire_at, item_id) AS first_item_id
FROM members
