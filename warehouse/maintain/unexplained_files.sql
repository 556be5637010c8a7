-- Of files below the lake's data that none of its snapshots has ($paths), those that no run of this
-- warehouse can have left: they have another name than DuckLake gives, lie elsewhere than a table's
-- files, or were written when no run was under way that died or failed. A row is a file: it is
-- somebody else's, as where two warehouses share a folder.
WITH broken AS (
    SELECT
        -- Times of files come in whole seconds.
        date_trunc('second', started_at) AS started_at,
        coalesce(
            ended_at,
            (SELECT min(after.started_at) FROM runs AS after
             WHERE after.started_at > runs.started_at),
            'infinity'::TIMESTAMPTZ
        ) AS ended_at
    FROM runs
    WHERE state IN ('died', 'failed')
),
explained AS (
    SELECT file.filename
    FROM read_blob($paths) AS file
    JOIN broken ON file.last_modified BETWEEN broken.started_at AND broken.ended_at
    JOIN duckdb_tables() AS tables
        ON tables.database_name = 'lake'
        AND contains(file.filename, '/main/' || tables.table_name || '/ducklake-')
)
SELECT path
FROM (SELECT unnest($paths) AS path)
WHERE path NOT IN (SELECT filename FROM explained)
ORDER BY path
