-- The items of a batch (staged_items) that did not land before, by their keys. A row is one; of an
-- item that stands in the batch several times, sent again in other bytes, the one received first.
SELECT item_id, file_id, position
FROM staged_items
ANTI JOIN items USING (item_id)
QUALIFY row_number() OVER (PARTITION BY item_id ORDER BY received_at, file_id, position) = 1
