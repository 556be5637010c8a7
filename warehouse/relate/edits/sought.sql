-- The items whose bodies are compared at once, those of a part of the versions (compared_now), with
-- the times that tell in which files they are. A row is an item.
SELECT item_id, version_created_at, received_at
FROM items
SEMI JOIN (
    SELECT item_id FROM compared_now
    UNION
    SELECT replaces_item_id FROM compared_now
) USING (item_id)
