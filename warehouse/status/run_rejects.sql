-- The rejects of a run in the order of their files; a row is a document.
SELECT uri, reason, detail
FROM rejects
WHERE run_id = $run_id
ORDER BY uri, position
