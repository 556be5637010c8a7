-- What changed in a story, version by version?
-- A row is a version of the stories with that slug, and how many of its paragraphs are new, gone,
-- edited or moved against the one before. What may not be used has no headline and no note.
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
told AS MATERIALIZED (
    SELECT *
    FROM story_versions
    WHERE story_id IN (FROM asked) AND part = 'version'
),
changed AS (
    SELECT
        item_id,
        count(*) FILTER (operation = 'added') AS added,
        count(*) FILTER (operation = 'removed') AS removed,
        count(*) FILTER (operation = 'edited') AS edited,
        count(*) FILTER (operation = 'moved') AS moved
    FROM edits
    WHERE item_id IN (SELECT item_id FROM told)
    GROUP BY item_id
)
SELECT
    told.wire_at,
    told.version_number AS "version",
    told.revision_label,
    told.state,
    told.minutes,
    told.headline,
    changed.added,
    changed.removed,
    changed.edited,
    changed.moved,
    told.edit_note,
    told.item_id
FROM told
LEFT JOIN changed ON changed.item_id = told.item_id
ORDER BY told.story_id, told.version_number
