-- An item of which a row came, went, or was written again after one snapshot and up to another.
SELECT item_id FROM ducklake_table_insertions('lake', 'main', 'items', $after, $until)
UNION
SELECT item_id FROM ducklake_table_deletions('lake', 'main', 'items', $after, $until)
UNION
SELECT item_id FROM ducklake_table_insertions('lake', 'main', 'story_items', $after, $until)
UNION
SELECT item_id FROM ducklake_table_deletions('lake', 'main', 'story_items', $after, $until)
