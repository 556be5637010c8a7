-- The items whose edits are found again: those that are rewritten, and the versions that replace
-- them. A row is an item, be it there or gone.
SELECT item_id FROM rewritten
UNION
SELECT item_id FROM story_items SEMI JOIN rewritten ON replaces_item_id = rewritten.item_id
