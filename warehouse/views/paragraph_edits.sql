-- A paragraph of a version against the one it replaces (edits), without the text of items that may
-- not be used: killed, withheld, or under an embargo.
-- Columns:
--   item_id: The version (items.item_id).
--   replaces_item_id: The version that it replaces.
--   position: Place among the edits of the version, from 0, as one reads.
--   operation: kept, added, removed, edited, moved.
--   paragraph: Place of the paragraph in the version, from 0.
--   old_paragraph: Its place in the one replaced.
--   text: The paragraph, of added and edited ones.
--   old_text: The paragraph replaced, of removed and edited ones.
--   similarity: How much of the words an edited paragraph keeps, over 0 to 1.
--   is_hidden: Whether the version, or the one it replaces, may not be used, and its text is left
--     out.
CREATE OR REPLACE VIEW paragraph_edits AS
WITH stopped AS (
    SELECT item_id
    FROM story_items
    WHERE killed_by_item_id IS NOT NULL
       OR withheld_by_item_id IS NOT NULL
       OR embargoed_until > now()
       OR usable_until <= now()
)
SELECT
    edits.item_id,
    edits.replaces_item_id,
    edits.position,
    edits.operation,
    edits.paragraph,
    edits.old_paragraph,
    CASE WHEN stopped.item_id IS NULL THEN edits.text END AS text,
    CASE WHEN was_stopped.item_id IS NULL THEN edits.old_text END AS old_text,
    edits.similarity,
    stopped.item_id IS NOT NULL OR was_stopped.item_id IS NOT NULL AS is_hidden
FROM edits
LEFT JOIN stopped ON stopped.item_id = edits.item_id
LEFT JOIN stopped AS was_stopped ON was_stopped.item_id = edits.replaces_item_id
