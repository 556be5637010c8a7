-- Take out the names that are to be written again, or are no more; a row deleted is one.
DELETE FROM entity_names WHERE name_key IN (SELECT name_key FROM told)
