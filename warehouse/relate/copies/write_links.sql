-- Write the links that were found; a row is one.
INSERT INTO links BY NAME FROM copy_come
