-- A story of which an item is in the export; its counts are of all its items, as the wire told them.
CREATE TABLE out.families AS
SELECT families.* REPLACE (
    first.item_id AS first_item_id,
    current.item_id AS current_item_id
)
FROM families
SEMI JOIN out.story_items AS kept ON kept.story_id = families.story_id
LEFT JOIN chosen AS first ON first.item_id = families.first_item_id
LEFT JOIN chosen AS current ON current.item_id = families.current_item_id
