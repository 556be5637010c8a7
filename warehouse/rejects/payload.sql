-- The bytes of a file as they were pulled. A row is the file, where they were kept.
SELECT payload
FROM feed_files
WHERE file_id = $file_id AND payload IS NOT NULL
LIMIT 1
