-- The text of an item that is wanted, as it came after one snapshot and up to another; once for each
-- time that it came. Only the files of those snapshots are read.
SELECT
    rows.item_id,
    rows.slugline,
    rows.headline,
    rows.dateline_places[1] AS place,
    rows.body_sha256,
    rows.body
FROM ducklake_table_insertions('lake', 'main', 'items', $after, $until) AS rows
JOIN search_wanted ON search_wanted.item_id = rows.item_id
