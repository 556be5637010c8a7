-- The items met that carry the same copy as others. A row is one, with its cluster.
SELECT
    item_id,
    first_value(item_id) OVER (PARTITION BY cluster ORDER BY n) AS cluster_id,
    count(*) OVER (PARTITION BY cluster) AS items
FROM copy_carriers
QUALIFY items > 1
