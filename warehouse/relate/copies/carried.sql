-- The links between the items met, by their numbers in the order of the wire. A row is a link.
SELECT one.n AS item, other.n AS target, relation = 'duplicate' AS is_same, score
FROM copy_edges
JOIN copy_carriers AS one USING (item_id)
JOIN copy_carriers AS other ON other.item_id = target_item_id
ORDER BY item, target
