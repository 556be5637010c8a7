-- The rows of story_items that the batch may change. A row is one.
SELECT *
FROM story_items
WHERE item_id IN (
    SELECT item_id FROM members
    UNION ALL
    SELECT item_id FROM touched
)
