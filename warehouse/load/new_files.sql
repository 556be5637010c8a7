-- The files of a batch (staged_feed_files) with their outcome after known items are set aside: one
-- that held nothing else is a duplicate, or rejected where a document of it was. A row is a file.
SELECT staged_feed_files.* REPLACE (
    CASE
        WHEN outcome <> 'items' OR file_id IN (SELECT file_id FROM new_items) THEN outcome
        WHEN file_id IN (SELECT file_id FROM staged_rejects) THEN 'rejected'
        ELSE 'duplicate'
    END AS outcome
)
FROM staged_feed_files
