-- A table or view of the lake, views first, each by its name: what it is, and what a row of it is.
SELECT view_name AS name, 'view' AS kind, comment
FROM duckdb_views()
WHERE database_name = 'lake' AND NOT internal
UNION ALL
SELECT table_name, 'table', comment
FROM duckdb_tables()
WHERE database_name = 'lake'
ORDER BY kind DESC, name
