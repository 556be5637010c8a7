-- What the items that went had in item_entities, and what those that landed have there: what relate
-- is told about. A row is one.
FROM removed_item_entities
UNION ALL BY NAME
SELECT item_entities.* FROM item_entities SEMI JOIN landing USING (item_id)
