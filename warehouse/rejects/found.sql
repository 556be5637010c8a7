-- The rejects that an id stands for: the beginning of a file's digest, and a position or, where
-- that is null, any. A row is a document, told as it was last, with what is known of its file.
SELECT
    rejects.file_id,
    rejects.position,
    rejects.feed,
    rejects.uri,
    rejects.reason,
    rejects.detail,
    rejects.member,
    rejects.fault_at,
    files.format,
    files.size_bytes
FROM rejects
LEFT JOIN runs USING (run_id)
LEFT JOIN (
    SELECT file_id, any_value(format) AS format, max(size_bytes) AS size_bytes
    FROM feed_files
    WHERE starts_with(file_id, $digest)
    GROUP BY file_id
) AS files USING (file_id)
WHERE starts_with(rejects.file_id, $digest)
  AND ($position IS NULL OR rejects.position = $position)
QUALIFY row_number() OVER (
    PARTITION BY rejects.file_id, rejects.position ORDER BY runs.started_at DESC
) = 1
ORDER BY rejects.file_id, rejects.position
