-- The links of copy that the items touched should have. A row is one.
WITH found AS (
    SELECT
        one.item_id, target.item_id AS target_item_id, relation, method, score, said,
        one.source AS source, one.wire_at AS wire_at,
        target.source AS target_source, target.wire_at AS target_at
    FROM copy_alike
    JOIN copy_texts AS one USING (n)
    JOIN copy_texts AS target ON target.n = copy_alike.target
    UNION ALL
    SELECT
        one.item_id, target.item_id, 'duplicate', 'text', 1.0,
        format('the same text, of {} shingles', one.shingles),
        one.source, one.wire_at, target.source, target.wire_at
    FROM copy_same AS one
    JOIN copy_same AS target ON target.item_id = one.first_item_id
    WHERE one.item_id != one.first_item_id
), timed AS (
    SELECT
        *,
        abs(epoch(wire_at) - epoch(target_at)) / 60 AS minutes,
        CASE
            WHEN minutes < 1 THEN 'the same minute'
            WHEN minutes < 90 THEN format('{:.0f} minutes', minutes)
            WHEN minutes < 2880 THEN format('{:.0f} hours', minutes / 60)
            ELSE format('{:.0f} days', minutes / 1440)
        END AS apart
    FROM found
)
SELECT
    item_id, target_item_id, relation, method, score,
    concat_ws(
        ', ',
        said,
        concat_ws(' ', target_source, strftime(target_at, '%H:%M')),
        concat_ws(
            ' ', source, apart,
            CASE WHEN minutes < 1 THEN NULL WHEN wire_at < target_at THEN 'earlier' ELSE 'later' END
        )
    ) AS evidence
FROM timed
