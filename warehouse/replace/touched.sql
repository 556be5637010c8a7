-- The items that went, and those that landed. A row is one.
SELECT item_id FROM stored
UNION
SELECT item_id FROM landing
