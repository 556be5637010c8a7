-- The files of a window of time ($pulled_from, $pulled_until, both within) that are to be worked
-- again (window_files), with their bytes; feeds together, in the order they landed. A row is a file.
SELECT feed_files.* REPLACE (NULL::VARCHAR AS format, NULL::VARCHAR AS outcome)
FROM feed_files
SEMI JOIN window_files USING (file_id, pulled_at)
WHERE pulled_at BETWEEN $pulled_from AND $pulled_until
  AND payload IS NOT NULL
ORDER BY feed, pulled_at, uri
