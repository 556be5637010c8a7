-- Give quotations the entity that their speaker is now; a row changed is one that moved.
UPDATE quotes
SET speaker_entity_id = moved.entity_id
FROM moved
WHERE quotes.item_id = moved.item_id AND quotes.speaker_position = moved.position
