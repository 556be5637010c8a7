-- Write the names that the batch tells about; a row is a name and the entity it is.
INSERT INTO entity_names BY NAME SELECT * FROM named
