-- Record that a run begins, its counts at nought; one row is added.
INSERT INTO runs BY NAME
SELECT
    $run_id AS run_id,
    $flow AS flow,
    $feeds AS feeds,
    $started_at AS started_at,
    'running' AS state,
    $slugline_version AS slugline_version,
    0 AS files_received,
    0 AS files_left,
    0 AS files_known,
    0 AS files_resumed,
    0 AS files_items,
    0 AS files_duplicate,
    0 AS files_not_news,
    0 AS files_rejected,
    0 AS items,
    0 AS captions,
    0 AS rejects,
    0 AS mentions,
    0 AS quotes
