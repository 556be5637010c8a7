-- The members with what they are to their story (component). A row is an item.
-- `depth` is how many versions it follows, one after another; `hour_at` when it was on the wire, unless
-- no more than its day is known.
WITH RECURSIVE follows AS (
    SELECT item_id, target_item_id
    FROM story_links
    WHERE relation IN ('revises', 'corrects', 'repeats', 'continues')
),
steps AS (
    SELECT item_id, 0 AS depth FROM members
    UNION
    SELECT follows.item_id, steps.depth + 1
    FROM steps
    JOIN follows ON follows.target_item_id = steps.item_id
    WHERE steps.depth < 200
),
deepest AS (
    SELECT item_id, max(depth) AS depth FROM steps GROUP BY item_id
),
repeated AS (
    SELECT DISTINCT item_id FROM story_links WHERE relation = 'repeats'
),
stated AS (
    SELECT
        items.item_id,
        component,
        items.kind,
        items.pub_status,
        CASE
            WHEN items.kind IN ('kill', 'withdrawn', 'withheld')
                OR items.pub_status IN ('canceled', 'withheld') AND items.body IS NULL
                THEN 'notice'
            WHEN items.kind IN ('digest', 'advisory', 'package', 'test') THEN 'other'
            WHEN items.take > 1 THEN 'take'
            WHEN repeated.item_id IS NOT NULL THEN 'repeat'
            ELSE 'version'
        END AS part,
        CASE items.kind WHEN 'flash' THEN -1 ELSE items.revision_ordinal END AS rank,
        fingerprints.wire_at,
        fingerprints.is_timed,
        CASE
            WHEN fingerprints.is_timed OR fingerprints.wire_at <> date_trunc('day', fingerprints.wire_at)
                THEN fingerprints.wire_at
        END AS hour_at,
        fingerprints.text_sha256,
        coalesce(fingerprints.wire_at, 'epoch'::TIMESTAMPTZ) AS moment,
        depth,
        CASE
            WHEN items.embargoed_until IS NOT NULL THEN items.embargoed_until
            WHEN len(list_filter(items.notes, lambda note: starts_with(note, 'embargoed'))) > 0
                THEN '9999-12-31 00:00:00+00'::TIMESTAMPTZ
        END AS embargoed_until,
        items.usable_until,
        items.wire_on
    FROM items
    JOIN components USING (item_id)
    JOIN fingerprints USING (item_id)
    JOIN deepest USING (item_id)
    LEFT JOIN repeated USING (item_id)
)
SELECT
    *,
    row_number() OVER (
        PARTITION BY component
        ORDER BY
            CASE WHEN is_all_timed THEN moment END,
            depth,
            moment,
            rank,
            item_id
    ) AS place
FROM (
    SELECT *, bool_and(is_timed) OVER (PARTITION BY component) AS is_all_timed
    FROM stated
)
