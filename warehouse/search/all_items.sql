-- An item that the lake or the index has.
SELECT item_id FROM story_items
UNION
SELECT item_id FROM indexed
