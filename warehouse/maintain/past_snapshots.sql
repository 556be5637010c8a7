-- Snapshots that were no longer the newest at a time ($until). A row is one. The snapshot that was
-- the newest then is not among them: a reader may have begun with it.
SELECT snapshot_id
FROM (
    SELECT snapshot_id, lead(snapshot_time) OVER (ORDER BY snapshot_id) AS superseded_at
    FROM ducklake_snapshots('lake')
)
WHERE superseded_at < $until
ORDER BY snapshot_id
