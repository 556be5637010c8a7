-- Record the stories that are part of another now; a row is one.
INSERT INTO story_merges BY NAME
WITH merged AS (
    SELECT was.story_id, now.story_id AS merged_into_story_id
    FROM stored_items AS was
    JOIN placed AS now ON now.item_id = was.story_id
    WHERE was.item_id = was.story_id
      AND now.story_id <> was.story_id
),
told AS (
    SELECT merged.story_id, links.item_id, links.score, links.evidence
    FROM merged
    JOIN links ON links.item_id = merged.story_id
    UNION ALL
    SELECT merged.story_id, links.item_id, links.score, links.evidence
    FROM merged
    JOIN links ON links.target_item_id = merged.story_id
)
SELECT
    merged.story_id,
    merged_into_story_id,
    now() AS merged_at,
    first(told.item_id ORDER BY told.score DESC, told.item_id) AS by_item_id,
    first(told.evidence ORDER BY told.score DESC, told.item_id) AS evidence
FROM merged
LEFT JOIN told ON told.story_id = merged.story_id
GROUP BY merged.story_id, merged_into_story_id
