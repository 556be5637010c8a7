-- Give mentions the entity that their item's entity is now; a row changed is one that moved.
UPDATE mentions
SET entity_id = moved.entity_id
FROM moved
WHERE mentions.item_id = moved.item_id AND mentions.entity_position = moved.position
