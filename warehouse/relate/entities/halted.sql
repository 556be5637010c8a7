-- What items have in item_entities that are stopped from now on, or no more (halted). A row is one.
SELECT item_entities.* FROM item_entities SEMI JOIN halted USING (item_id)
