-- An item in its story. The versions before and after it are null where they are not in the export.
CREATE TABLE out.story_items AS
SELECT story_items.* REPLACE (
    older.item_id AS replaces_item_id,
    newer.item_id AS replaced_by_item_id
)
FROM story_items
SEMI JOIN chosen USING (item_id)
LEFT JOIN chosen AS older ON older.item_id = story_items.replaces_item_id
LEFT JOIN chosen AS newer ON newer.item_id = story_items.replaced_by_item_id
