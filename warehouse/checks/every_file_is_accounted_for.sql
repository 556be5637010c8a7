-- Runs whose files do not add up: what the puller counted, what the run's record says, and what
-- landed, by outcome. No rows is a pass; a row means that files were lost or landed twice.
WITH landed AS (
    SELECT
        count(*) AS files,
        count(*) FILTER (outcome = 'items') AS items,
        count(*) FILTER (outcome = 'duplicate') AS duplicate,
        count(*) FILTER (outcome = 'not_news') AS not_news,
        count(*) FILTER (outcome = 'rejected') AS rejected
    FROM feed_files
    WHERE run_id = $run_id
)
SELECT
    run_id,
    files_received AS received,
    landed.files AS landed,
    landed.items + landed.duplicate + landed.not_news + landed.rejected AS accounted_for
FROM runs, landed
WHERE run_id = $run_id
  AND (
      files_received <> landed.files
      OR landed.files <> landed.items + landed.duplicate + landed.not_news + landed.rejected
      OR (files_items, files_duplicate, files_not_news, files_rejected)
         <> (landed.items, landed.duplicate, landed.not_news, landed.rejected)
  )
