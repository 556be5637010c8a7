-- Write the items whose row is another now; a row is one.
INSERT INTO copies BY NAME (FROM copy_clusters EXCEPT FROM copy_stored_clusters)
