-- The captions of a batch (staged_captions) whose items land (new_items). A row is one.
SELECT staged_captions.*
FROM staged_captions
SEMI JOIN new_items USING (item_id)
QUALIFY row_number() OVER (PARTITION BY item_id, position) = 1
