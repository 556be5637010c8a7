-- Write the rows of families that are new or others; a row is one.
INSERT INTO families BY NAME
FROM told
EXCEPT
FROM stored_families
