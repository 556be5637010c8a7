-- Which paragraphs of a story were changed, and how?
-- A row is a paragraph of a version that is new, gone, edited or moved against the version before.
-- Parameters:
--   slug text: The slug, or the id of a story or of an item of it.
--   days integer: How many days back its stories began (365).
--   until date: The last of them (newest).
-- For example: --slug "tunnel fire"
WITH asked AS (
    SELECT DISTINCT story_items.story_id
    FROM items
    JOIN story_items ON story_items.item_id = items.item_id
    WHERE (lower(items.slugline) = lower($slug) OR $slug IN (items.item_id, story_items.story_id))
      AND items.wire_on BETWEEN $until - $days + 1 AND $until
),
told AS (
    SELECT item_id, story_id, version_number
    FROM story_items
    WHERE story_id IN (FROM asked) AND part = 'version'
)
SELECT
    told.version_number AS "version",
    paragraph_edits.operation,
    paragraph_edits.paragraph,
    paragraph_edits.old_text,
    paragraph_edits.text
FROM told
JOIN paragraph_edits ON paragraph_edits.item_id = told.item_id
WHERE paragraph_edits.operation <> 'kept'
ORDER BY told.story_id, told.version_number, paragraph_edits.position
