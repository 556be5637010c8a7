-- The bodies that are compared. A row is an item. By their times ($made_from and the others, see
-- times.sql) DuckLake leaves out files of other days; by an id alone it would read every body.
SELECT item_id, body
FROM items
JOIN sought USING (item_id, version_created_at)
WHERE version_created_at BETWEEN $made_from AND $made_until
UNION ALL
SELECT item_id, body
FROM items
JOIN sought USING (item_id, received_at)
WHERE received_at BETWEEN $received_from AND $received_until
  AND items.version_created_at IS NULL
UNION ALL
SELECT item_id, body
FROM items
SEMI JOIN sought USING (item_id)
WHERE version_created_at IS NULL AND received_at IS NULL
