-- Who carried the copy of a story, and how long after?
-- A row is a live item of another story with the same text, or much the same, with the minutes after
-- the first item of the story asked for.
-- Parameters:
--   slug text: The slug, or the id of a story or of an item of it.
--   days integer: How many days back its stories began (365).
--   until date: The last of them (newest).
-- For example: --slug "Doran ferries"
WITH asked AS (
    SELECT DISTINCT story_items.story_id
    FROM items
    JOIN story_items ON story_items.item_id = items.item_id
    WHERE (lower(items.slugline) = lower($slug) OR $slug IN (items.item_id, story_items.story_id))
      AND items.wire_on BETWEEN $until - $days + 1 AND $until
),
own AS (
    SELECT item_id, story_id, wire_at
    FROM story_items
    WHERE story_id IN (FROM asked)
),
placed AS (
    SELECT item_id, target_item_id AS own_item_id, relation, score
    FROM links
    WHERE relation IN ('duplicate', 'near_duplicate', 'contains')
      AND target_item_id IN (SELECT item_id FROM own)
    UNION ALL
    SELECT target_item_id, item_id, relation, score
    FROM links
    WHERE relation IN ('duplicate', 'near_duplicate', 'contains')
      AND item_id IN (SELECT item_id FROM own)
)
SELECT
    items.wire_at,
    items.agency,
    items.feed,
    items.slugline,
    items.headline,
    arg_max(placed.relation, placed.score) AS relation,
    max(placed.score) AS score,
    round(epoch(items.wire_at - (SELECT min(wire_at) FROM own)) / 60, 1) AS minutes,
    items.item_id
FROM placed
JOIN items ON items.item_id = placed.item_id
JOIN item_states ON item_states.item_id = placed.item_id
WHERE item_states.state = 'live' AND item_states.story_id NOT IN (FROM asked)
GROUP BY ALL
ORDER BY items.wire_at, items.item_id
