-- Items of other stories with the same text as one of a story ($story_id), or much the same. A row
-- is such an item, with the item it is most like; its headline is null where it may not be used.
WITH own AS (
    SELECT item_id, wire_at FROM story_items WHERE story_id = $story_id
),
found AS (
    SELECT target_item_id AS own_item_id, item_id, relation, score
    FROM links
    WHERE relation IN ('duplicate', 'near_duplicate')
      AND target_item_id IN (SELECT item_id FROM own)
    UNION ALL
    SELECT item_id, target_item_id, relation, score
    FROM links
    WHERE relation IN ('duplicate', 'near_duplicate')
      AND item_id IN (SELECT item_id FROM own)
)
SELECT
    found.item_id,
    other.story_id,
    items.agency,
    CASE
        WHEN other.killed_by_item_id IS NULL AND other.withheld_by_item_id IS NULL
         AND NOT coalesce(other.embargoed_until > now(), false)
         AND NOT coalesce(other.usable_until <= now(), false)
        THEN items.headline
    END AS headline,
    other.wire_at,
    round(
        date_diff('second', (SELECT min(wire_at) FROM own), other.wire_at) / 60, 1
    ) AS minutes,
    max_by(found.own_item_id, (found.score, found.own_item_id)) AS of_item_id,
    max_by(found.relation, (found.score, found.own_item_id)) AS relation,
    max(found.score) AS score
FROM found
JOIN items ON items.item_id = found.item_id
LEFT JOIN story_items AS other ON other.item_id = found.item_id
WHERE found.item_id NOT IN (SELECT item_id FROM own)
GROUP BY ALL
ORDER BY other.wire_at, found.item_id
