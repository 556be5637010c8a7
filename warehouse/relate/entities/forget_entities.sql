-- Take out the entities that are to be written again, or are no more; a row deleted is one.
DELETE FROM entities WHERE entity_id IN (SELECT entity_id FROM changed_entities)
