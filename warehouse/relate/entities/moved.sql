-- Rows of item_entities whose name is now (named) another entity than they say. A row is one, with
-- the entity it was and the one it is.
SELECT item_id, position, item_entities.entity_id AS was, named.entity_id
FROM item_entities
JOIN named USING (name_key)
WHERE item_entities.entity_id IS DISTINCT FROM named.entity_id
