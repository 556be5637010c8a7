-- Of the items to compare those that replace another, in the order of the wire, so that those which
-- are compared at once are of one time. A row is a version and the one it replaces.
SELECT item_id, replaces_item_id
FROM story_items
SEMI JOIN to_compare USING (item_id)
WHERE replaces_item_id IS NOT NULL
ORDER BY wire_at, item_id
