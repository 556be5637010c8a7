-- Documents that stand rejected, the newest first, of a feed, for a reason, by a run, or of all
-- (null). A row is a document, with the runs that rejected it; what could not be read is tried
-- again by every run, and is one row until a run has read it, or found the feed without it.
WITH told AS (
    SELECT
        rejects.*,
        coalesce(files.pulled_at, runs.started_at) AS rejected_at,
        count(DISTINCT position) OVER (PARTITION BY file_id) AS of_file
    FROM rejects
    LEFT JOIN runs USING (run_id)
    LEFT JOIN (
        SELECT run_id, feed, uri, max(pulled_at) AS pulled_at
        FROM feed_files
        SEMI JOIN rejects USING (run_id, feed, uri)
        GROUP BY ALL
    ) AS files USING (run_id, feed, uri)
),
standing AS (
    SELECT
        CASE
            WHEN file_id IS NULL THEN '-'
            WHEN any_value(of_file) = 1 THEN left(file_id, 12)
            ELSE left(file_id, 12) || ':' || position
        END AS reject,
        max(rejected_at) AS rejected_at,
        feed,
        uri,
        first(reason ORDER BY rejected_at DESC NULLS LAST) AS reason,
        first(detail ORDER BY rejected_at DESC NULLS LAST) AS detail,
        count(DISTINCT run_id) AS runs,
        list(DISTINCT run_id) AS run_ids,
        file_id,
        position
    FROM told
    GROUP BY file_id, feed, uri, position
)
SELECT reject, rejected_at, feed, uri, reason, detail, runs
FROM standing
WHERE ($feed IS NULL OR feed = $feed)
  AND ($reason IS NULL OR reason = $reason)
  AND ($run IS NULL OR list_bool_or([starts_with(run_id, $run) FOR run_id IN run_ids]))
  AND (
      file_id IS NOT NULL
      OR NOT (
          EXISTS (
              FROM feed_files AS later
              WHERE later.uri = standing.uri
                AND later.file_id IS NOT NULL
                AND later.pulled_at > standing.rejected_at
          )
          OR (
              standing.reason = 'missing'
              AND EXISTS (
                  FROM feed_runs AS pulled
                  JOIN runs USING (run_id)
                  WHERE pulled.feed = standing.feed
                    AND pulled.state = 'completed'
                    AND runs.flow = 'nightly'
                    AND runs.started_at > standing.rejected_at
              )
          )
      )
  )
ORDER BY rejected_at DESC, feed, uri, position
