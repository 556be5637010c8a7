-- Give files their format and outcome now; a row changed is a file where either is another. They lie
-- between $pulled_from and $pulled_until: no bytes of other times are read.
UPDATE feed_files
SET format = changed.format, outcome = changed.outcome
FROM (
    FROM outcomes WHERE (format, outcome) IS DISTINCT FROM (had_format, had_outcome)
) AS changed
WHERE feed_files.pulled_at BETWEEN $pulled_from AND $pulled_until
  AND feed_files.run_id = changed.run_id
  AND feed_files.feed = changed.feed
  AND feed_files.uri = changed.uri
  AND feed_files.pulled_at = changed.pulled_at
  AND feed_files.file_id = changed.file_id
