-- Mentions and speakers of the run's items that are not where they are said to stand in the body,
-- and quotations that reach beyond it. No rows is a pass; a row is one, with what stands there.
WITH landed AS (
    SELECT item_id, coalesce(body, '') AS body
    FROM items
    WHERE $run_id IS NULL OR file_id IN (SELECT file_id FROM feed_files WHERE run_id = $run_id)
)
SELECT item_id, position, surface, substring(body, start + 1, "end" - start) AS stands_there
FROM mentions
JOIN landed USING (item_id)
WHERE stands_there <> surface
UNION ALL
SELECT
    item_id, position, speaker,
    substring(body, speaker_start + 1, speaker_end - speaker_start) AS stands_there
FROM quotes
JOIN landed USING (item_id)
WHERE stands_there <> speaker
UNION ALL
SELECT item_id, position, text, substring(body, start + 1, "end" - start) AS stands_there
FROM quotes
JOIN landed USING (item_id)
WHERE start < 0 OR start >= "end" OR "end" > length(body)
