-- The files whose last document, item or reject, stands at the same place in both readings, so that
-- a place in one is that place in the other ($rejects: the staged batches'). A row is a file.
WITH before AS (
    SELECT file_id, max(position) AS last
    FROM (SELECT file_id, position FROM stored UNION ALL FROM stored_rejects)
    GROUP BY file_id
),
now AS (
    SELECT file_id, max(position) AS last
    FROM (
        SELECT file_id, position FROM readings
        UNION ALL
        SELECT file_id, position FROM read_parquet($rejects)
    )
    GROUP BY file_id
)
SELECT file_id
FROM before
JOIN now USING (file_id, last)
