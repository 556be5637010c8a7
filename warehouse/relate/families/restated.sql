-- Items whose row in story_items is new, another or gone. A row is one.
SELECT item_id FROM (FROM placed EXCEPT FROM stored_items)
UNION
SELECT item_id FROM (FROM stored_items EXCEPT FROM placed)
