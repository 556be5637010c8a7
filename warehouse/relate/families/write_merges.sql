-- Record the stories that are part of another now; a row is one.
INSERT INTO story_merges BY NAME
SELECT
    was.story_id,
    now.story_id AS merged_into_story_id,
    now() AS merged_at,
    first(links.item_id ORDER BY links.score DESC, links.item_id) AS by_item_id,
    first(links.evidence ORDER BY links.score DESC, links.item_id) AS evidence
FROM stored_items AS was
JOIN placed AS now ON now.item_id = was.story_id
LEFT JOIN links ON links.item_id = was.story_id OR links.target_item_id = was.story_id
WHERE was.item_id = was.story_id
  AND now.story_id <> was.story_id
GROUP BY was.story_id, now.story_id
