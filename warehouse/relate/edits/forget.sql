-- Take out the edits of the items to compare; a row deleted is one.
DELETE FROM edits WHERE item_id IN (SELECT item_id FROM to_compare)
