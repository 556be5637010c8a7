-- Items of which what they replace is another now, and those that were touched. A row is one.
SELECT item_id FROM touched
UNION
SELECT coalesce(placed.item_id, stored_items.item_id)
FROM placed
FULL JOIN stored_items ON stored_items.item_id = placed.item_id
WHERE placed.replaces_item_id IS DISTINCT FROM stored_items.replaces_item_id
UNION
SELECT item_id FROM placed WHERE replaces_item_id IN (SELECT item_id FROM touched)
