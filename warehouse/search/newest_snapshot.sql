-- The snapshot that is read now, and whether the one the index was drawn from is still known: it is
-- not once it was expired, or when the index is of another lake.
-- The time is microseconds since 1970: as text it would change with the zone of whoever asks.
SELECT
    snapshot_id,
    epoch_us(snapshot_time) AS taken_at,
    (
        SELECT count(*) > 0
        FROM ducklake_snapshots('lake')
        WHERE snapshot_id = $snapshot_id AND epoch_us(snapshot_time) = $taken_at
    ) AS is_known
FROM ducklake_snapshots('lake')
WHERE snapshot_id = (SELECT id FROM ducklake_current_snapshot('lake'))
