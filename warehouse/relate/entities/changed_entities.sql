-- The entities that a batch tells about: those its names are now, and those that names were before.
-- A row is an entity; one that no name is any more is among them, for its row has to go.
SELECT entity_id FROM named
UNION
SELECT was FROM moved WHERE was IS NOT NULL
UNION
SELECT entity_id FROM entity_names SEMI JOIN told USING (name_key)
