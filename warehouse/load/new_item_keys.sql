-- The items of a batch (staged_items) that did not land before, by their keys. A row is one; of an
-- item that stands in the batch several times, sent again in other bytes, the one received first.
-- An item that was worked again and kept its id is known by what it reads as today, too.
SELECT item_id, file_id, position
FROM staged_items
ANTI JOIN items USING (item_id)
ANTI JOIN (SELECT reads_as FROM items WHERE reads_as IS NOT NULL) AS kept
    ON kept.reads_as = staged_items.item_id
QUALIFY row_number() OVER (PARTITION BY item_id ORDER BY received_at, file_id, position) = 1
