-- What stops members of stories: kills, holds, and items that are declared canceled or withheld. A row
-- is an item that stops (by_item_id), the member it names, and what it does.
SELECT
    story_links.item_id AS by_item_id,
    target_item_id,
    CASE relation WHEN 'kills' THEN 'killed' ELSE 'withheld' END AS state,
    wire_at,
    coalesce(wire_at, 'epoch'::TIMESTAMPTZ) AS moment
FROM story_links
JOIN members ON members.item_id = target_item_id
JOIN fingerprints ON fingerprints.item_id = story_links.item_id
WHERE relation IN ('kills', 'withholds')
UNION
SELECT
    item_id,
    item_id,
    CASE pub_status WHEN 'canceled' THEN 'killed' ELSE 'withheld' END,
    wire_at,
    moment
FROM parts
WHERE pub_status IN ('canceled', 'withheld')
