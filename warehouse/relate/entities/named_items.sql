-- What items that no kill and no hold stops, and that are none, have in item_entities. A row is one.
SELECT item_entities.*
FROM item_entities
ANTI JOIN (
    SELECT item_id
    FROM story_items
    WHERE killed_by_item_id IS NOT NULL OR withheld_by_item_id IS NOT NULL OR part = 'notice'
) AS stopped
    ON stopped.item_id = item_entities.item_id
