-- A column of a table of an export, in their order, with the comments of both.
SELECT
    columns.table_name,
    coalesce(tables.comment, ''),
    columns.column_name,
    columns.data_type,
    coalesce(columns.comment, '')
FROM duckdb_columns() AS columns
JOIN duckdb_tables() AS tables ON tables.table_oid = columns.table_oid
ORDER BY columns.table_name, columns.column_index
