-- The files worked again with their outcome now ($rejects: the staged batches'). A row is a file; one
-- all of whose items are other files' is a duplicate, or rejected where a document of it was.
SELECT
    worked.* REPLACE (
        CASE
            WHEN outcome <> 'items' OR file_id IN (SELECT file_id FROM landing) THEN outcome
            WHEN file_id IN (SELECT file_id FROM read_parquet($rejects)) THEN 'rejected'
            ELSE 'duplicate'
        END AS outcome
    )
FROM worked
