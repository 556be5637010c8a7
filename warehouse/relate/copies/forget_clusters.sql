-- Take out of their cluster the items whose row is another now; a row deleted is one.
DELETE FROM copies
WHERE item_id IN (SELECT item_id FROM (FROM copy_stored_clusters EXCEPT FROM copy_clusters))
