-- Items that a kill or a hold stops from now on, or no more. A row is one.
SELECT coalesce(placed.item_id, stored_items.item_id) AS item_id
FROM placed
FULL JOIN stored_items ON stored_items.item_id = placed.item_id
WHERE (placed.killed_by_item_id IS NULL AND placed.withheld_by_item_id IS NULL)
    <> (stored_items.killed_by_item_id IS NULL AND stored_items.withheld_by_item_id IS NULL)
