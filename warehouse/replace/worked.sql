-- The files that were worked again, from the staged batches ($feed_files). A row is a file, with its
-- format and outcome as they are read now, and the outcome it had.
SELECT
    staged.run_id,
    staged.feed,
    staged.uri,
    staged.pulled_at,
    staged.file_id,
    staged.format,
    staged.outcome,
    feed_files.format AS had_format,
    feed_files.outcome AS had_outcome
FROM read_parquet($feed_files) AS staged
JOIN feed_files USING (run_id, feed, uri, pulled_at, file_id)
QUALIFY row_number() OVER (PARTITION BY file_id ORDER BY staged.pulled_at, staged.uri) = 1
