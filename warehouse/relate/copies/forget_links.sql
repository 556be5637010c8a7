-- Take out the links that hold no more; a row deleted is one.
DELETE FROM links
WHERE relation IN ('duplicate', 'near_duplicate', 'contains')
    AND (item_id, target_item_id, relation) IN (
        SELECT (item_id, target_item_id, relation) FROM copy_gone
    )
