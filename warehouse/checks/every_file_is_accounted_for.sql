-- Runs whose files do not add up: what the puller counted, what the run's record says, and what
-- landed, by outcome. No rows is a pass; a row means that files were lost or landed twice.
-- Over all runs ($run_id null) outcomes are not held against the record: it says what they were, and
-- files that were worked again since may have another.
WITH landed AS (
    SELECT
        run_id,
        count(*) AS files,
        count(*) FILTER (outcome = 'items') AS items,
        count(*) FILTER (outcome = 'duplicate') AS duplicate,
        count(*) FILTER (outcome = 'not_news') AS not_news,
        count(*) FILTER (outcome = 'rejected') AS rejected
    FROM feed_files
    WHERE $run_id IS NULL OR run_id = $run_id
    GROUP BY run_id
),
counted AS (
    SELECT
        run_id,
        files_received AS received,
        [files_items, files_duplicate, files_not_news, files_rejected] AS says,
        coalesce(files, 0) AS landed,
        [coalesce(n, 0) FOR n IN [items, duplicate, not_news, rejected]] AS outcomes,
        list_sum(outcomes) AS accounted_for
    FROM (
        SELECT run_id, files_received, files_items, files_duplicate, files_not_news, files_rejected
        FROM runs
        WHERE $run_id IS NULL OR run_id = $run_id
    )
    FULL JOIN landed USING (run_id)
)
SELECT run_id, received, landed, accounted_for
FROM counted
WHERE received IS DISTINCT FROM landed
   OR landed <> accounted_for
   OR ($run_id IS NOT NULL AND says <> outcomes)
