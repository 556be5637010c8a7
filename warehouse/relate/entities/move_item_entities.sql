-- Give the rows of item_entities that moved the entity they are now; a row changed is one of them.
UPDATE item_entities
SET entity_id = moved.entity_id
FROM moved
WHERE item_entities.item_id = moved.item_id AND item_entities.position = moved.position
