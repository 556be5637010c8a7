-- The tables by name; a row is a table, with its rows and what one of them is.
WITH counted AS (
    SELECT 'captions' AS name, count(*) AS rows FROM captions
    UNION ALL SELECT 'feed_files', count(*) FROM feed_files
    UNION ALL SELECT 'items', count(*) FROM items
    UNION ALL SELECT 'migrations', count(*) FROM migrations
    UNION ALL SELECT 'rejects', count(*) FROM rejects
    UNION ALL SELECT 'runs', count(*) FROM runs
)
SELECT name AS "table", rows, comment AS "a row is"
FROM counted
JOIN duckdb_tables() AS tables ON database_name = 'lake' AND table_name = name
ORDER BY name
