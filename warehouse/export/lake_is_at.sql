-- Where the lake is: the SQLite file of its catalog, and the folder of its data. One row.
SELECT substr(duckdb_databases.path, length('sqlite:') + 1) AS catalog, settings.data_path
FROM duckdb_databases()
CROSS JOIN ducklake_settings('lake') AS settings
WHERE duckdb_databases.database_name = 'lake'
