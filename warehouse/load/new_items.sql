-- The items of a batch (staged_items) that land, by their keys (new_items). A row is one.
SELECT staged_items.*
FROM staged_items
SEMI JOIN new_items USING (item_id, file_id, position)
