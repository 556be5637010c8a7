-- The links that make members one story, by the members' numbers. A row is a link.
-- A notice is of one story, though it may stop several: that of the first item it names, by id.
SELECT a.number AS one, b.number AS other
FROM (
    SELECT item_id, target_item_id
    FROM story_links
    QUALIFY relation NOT IN ('kills', 'withholds')
        OR target_item_id = min(target_item_id) OVER (
            PARTITION BY item_id, relation IN ('kills', 'withholds')
        )
) AS tie
JOIN members AS a ON a.item_id = tie.item_id
JOIN members AS b ON b.item_id = tie.target_item_id
