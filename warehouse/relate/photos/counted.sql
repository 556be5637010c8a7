-- The photos that the batch tells about (`asked`), by the items in use that carry them. A row is a
-- photo; one whose items are all killed or held has none.
-- An embargo ends as time passes, and no row is written then: its items count here, without their
-- captions, and the view photo_uses hides them until then.
WITH uses AS (
    SELECT photo_keys.photo_id, captions.* EXCLUDE (photo_id), captions.photo_id AS agency_photo_id,
        story_items.story_id, story_items.wire_at, story_items.embargoed_until,
        row_number() OVER (
            PARTITION BY photo_keys.photo_id
            ORDER BY story_items.embargoed_until IS NOT NULL, story_items.wire_at DESC NULLS FIRST,
                item_id DESC, position DESC
        ) AS from_last
    FROM photo_keys
    SEMI JOIN asked USING (photo_id)
    JOIN captions ON captions.photo_key = photo_keys.photo_key
    JOIN story_items USING (item_id)
    WHERE story_items.killed_by_item_id IS NULL
      AND story_items.withheld_by_item_id IS NULL
      AND story_items.part <> 'notice'
),
dated AS (
    SELECT photo_id, taken_on
    FROM uses
    WHERE taken_on IS NOT NULL
    GROUP BY photo_id, taken_on
    QUALIFY row_number() OVER (PARTITION BY photo_id ORDER BY count(*) DESC, taken_on) = 1
)
SELECT
    photo_id,
    min(agency_photo_id) AS agency_photo_id,
    any_value(text) FILTER (from_last = 1 AND embargoed_until IS NULL) AS caption,
    count(DISTINCT photo_key) AS captions,
    coalesce(list_sort(list(DISTINCT credit) FILTER (credit IS NOT NULL)), []) AS credits,
    coalesce(list_sort(list(DISTINCT provided_by) FILTER (provided_by IS NOT NULL)), [])
        AS provided_by,
    coalesce(list_sort(list(DISTINCT rights) FILTER (rights IS NOT NULL)), []) AS rights,
    any_value(dated.taken_on) AS taken_on,
    min(wire_at) AS first_used_at,
    max(wire_at) AS last_used_at,
    count(DISTINCT item_id) AS items,
    count(DISTINCT story_id) AS stories
FROM uses
LEFT JOIN dated USING (photo_id)
GROUP BY photo_id
