-- The rows of families that the batch may change. A row is one.
SELECT *
FROM families
WHERE story_id IN (SELECT story_id FROM placed UNION SELECT story_id FROM stored_items)
