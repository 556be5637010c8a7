-- Write the links that are new; a row is a link.
INSERT INTO links BY NAME
FROM found
EXCEPT
FROM stored_links
