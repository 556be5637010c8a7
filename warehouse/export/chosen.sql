-- An item of the export, and whether its text is: that of killed, withheld, embargoed and expired
-- items and of notices is not. What stops an item goes with it, or it would seem live.
CREATE TEMP TABLE chosen AS
WITH passing AS (
    SELECT item_id FROM asked ANTI JOIN left_out USING (item_id)
),
stopping AS (
    SELECT unnest([killed_by_item_id, withheld_by_item_id]) AS item_id
    FROM story_items
    SEMI JOIN passing USING (item_id)
),
both_kinds AS (
    SELECT item_id, true AS is_passing FROM passing
    UNION ALL
    SELECT item_id, false FROM stopping
)
SELECT
    item_id,
    bool_or(is_passing) AND coalesce(any_value(item_states.state) = 'live', false) AS is_shown
FROM both_kinds
SEMI JOIN items USING (item_id)
LEFT JOIN item_states USING (item_id)
GROUP BY item_id
