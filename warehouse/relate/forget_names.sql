-- Take out the names that are to be written again; a row deleted is one.
DELETE FROM entity_names WHERE name_key IN (SELECT name_key FROM named)
