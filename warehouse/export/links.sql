-- A relation between two items of the export. What speaks for it may quote them, and is null where
-- one of them is not shown.
CREATE TABLE out.links AS
SELECT links.* REPLACE (CASE WHEN own.is_shown AND target.is_shown THEN evidence END AS evidence)
FROM links
JOIN chosen AS own ON own.item_id = links.item_id
JOIN chosen AS target ON target.item_id = links.target_item_id
