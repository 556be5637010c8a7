-- An item among those that carry much the same copy. Where the first of them, whose id the others
-- have, is not in the export, theirs is the least that is.
CREATE TABLE out.copies AS
SELECT copies.* REPLACE (
    CASE
        WHEN first.item_id IS NOT NULL THEN cluster_id
        ELSE min(copies.item_id) OVER (PARTITION BY cluster_id)
    END AS cluster_id
)
FROM copies
SEMI JOIN chosen USING (item_id)
LEFT JOIN chosen AS first ON first.item_id = copies.cluster_id
