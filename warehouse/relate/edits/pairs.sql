-- The versions that are compared at once (compared_now), of those that are there. A row is a version
-- and the one it replaces.
SELECT item_id, replaces_item_id
FROM compared_now
SEMI JOIN sought ON sought.item_id = compared_now.item_id
SEMI JOIN sought AS old ON old.item_id = replaces_item_id
ORDER BY item_id
