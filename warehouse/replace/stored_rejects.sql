-- The documents of files worked again that were rejected before. A row is one.
SELECT file_id, position
FROM rejects
SEMI JOIN worked USING (file_id)
