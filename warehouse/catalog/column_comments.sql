-- A column of a table that has a comment.
SELECT column_name, comment
FROM duckdb_columns()
WHERE database_name = 'lake' AND table_name = $name AND comment IS NOT NULL
