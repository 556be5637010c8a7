-- Files of a run, or of all ($run_id null), whose outcome is not borne out: `items` without an item,
-- `rejected` without a reject, or an item of a file that is no news. No rows is a pass; a row is such
-- a file.
SELECT files.uri, files.outcome, items.documents AS items, rejected.documents AS rejects
FROM feed_files AS files
LEFT JOIN (SELECT file_id, count(*) AS documents FROM items GROUP BY file_id) AS items
    USING (file_id)
LEFT JOIN (
    SELECT run_id, feed, uri, count(*) AS documents
    FROM rejects
    WHERE $run_id IS NULL OR run_id = $run_id
    GROUP BY run_id, feed, uri
) AS rejected
    ON rejected.run_id = files.run_id AND rejected.feed = files.feed AND rejected.uri = files.uri
WHERE ($run_id IS NULL OR files.run_id = $run_id)
  AND CASE files.outcome
      WHEN 'items' THEN items.documents IS NULL
      WHEN 'rejected' THEN rejected.documents IS NULL OR items.documents IS NOT NULL
      WHEN 'not_news' THEN items.documents IS NOT NULL
      ELSE false
  END
