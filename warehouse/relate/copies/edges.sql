-- Which items carry each other's copy. A row is a link.
SELECT item_id, target_item_id, relation, score
FROM links
WHERE relation IN ('duplicate', 'near_duplicate')
