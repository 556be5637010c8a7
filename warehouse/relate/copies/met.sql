-- Items whose links of copy changed, and that still have any, or are in a cluster.
SELECT item_id FROM copy_gone WHERE relation != 'contains'
UNION
SELECT target_item_id FROM copy_gone WHERE relation != 'contains'
UNION
SELECT item_id FROM copy_come WHERE relation != 'contains'
UNION
SELECT target_item_id FROM copy_come WHERE relation != 'contains'
