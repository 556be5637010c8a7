-- The documents that a run rejected, in the order of their files; a row is one.
SELECT
    feed,
    reason,
    regexp_extract(uri, '[^/]*/?$') AS file,
    detail,
    coalesce(left(file_id, 12), '') AS reject
FROM rejects
WHERE run_id = $run_id
ORDER BY feed, uri, position
LIMIT $most
