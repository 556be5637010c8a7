-- A paragraph of a version against the one it replaces, both in the export; without the text of what
-- is not shown.
CREATE TABLE out.edits AS
SELECT edits.* REPLACE (
    CASE WHEN own.is_shown THEN text END AS text,
    CASE WHEN replaced.is_shown THEN old_text END AS old_text
)
FROM edits
JOIN chosen AS own ON own.item_id = edits.item_id
JOIN chosen AS replaced ON replaced.item_id = edits.replaces_item_id
