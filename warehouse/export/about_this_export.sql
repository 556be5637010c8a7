-- The one row that says what the export is.
CREATE TABLE out.about_this_export AS
SELECT
    now() AS exported_at,
    $snapshot::BIGINT AS snapshot_id,
    $since::DATE AS since,
    $agencies::VARCHAR[] AS agencies,
    $rights::BOOLEAN AS is_without_restricted,
    (SELECT count(*) FROM chosen) AS items,
    (SELECT count(*) FROM chosen WHERE NOT is_shown) AS items_without_text,
    (SELECT count(*) FROM left_out) AS items_left_out
