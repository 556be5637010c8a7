-- The kills, withdrawals and corrections that a run brought, newest first; a row is an item.
SELECT
    kind,
    agency,
    slugline,
    headline,
    array_to_string(list_transform(refers_to, lambda r: r.by || ' ' || r.value), '; ') AS refers_to,
    strftime(coalesce(version_created_at, received_at), '%Y-%m-%d %H:%M') AS made
FROM items
WHERE file_id IN (SELECT file_id FROM feed_files WHERE run_id = $run_id AND outcome <> 'duplicate')
  AND (kind IN ('kill', 'withdrawn', 'withheld', 'correction') OR pub_status <> 'usable')
ORDER BY made DESC NULLS LAST, item_id
LIMIT $most
