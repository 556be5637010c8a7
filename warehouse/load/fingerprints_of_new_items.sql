-- The fingerprints of a batch (staged) whose items land (new_items). A row is an item's, each once.
SELECT staged.*
FROM staged
SEMI JOIN new_items USING (item_id)
QUALIFY row_number() OVER (PARTITION BY item_id) = 1
