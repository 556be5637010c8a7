-- The links of copy that are stored of the items touched, and of those that have the same text.
SELECT links.*
FROM links
WHERE relation IN ('duplicate', 'near_duplicate', 'contains')
    AND (item_id IN (SELECT item_id FROM touched)
        OR target_item_id IN (SELECT item_id FROM touched)
        OR relation = 'duplicate' AND (item_id IN (SELECT item_id FROM copy_same)
            OR target_item_id IN (SELECT item_id FROM copy_same)))
