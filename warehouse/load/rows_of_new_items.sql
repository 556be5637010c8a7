-- The rows that items of a batch give to another table (staged), of those items that land
-- (new_items). A row is one; of an item that stands in the batch several times, each once.
SELECT staged.*
FROM staged
SEMI JOIN new_items USING (item_id)
QUALIFY row_number() OVER (PARTITION BY item_id, position) = 1
