-- The rows that items which land give to another table, from its staged batches ($rows). A row is
-- one; of an item that stands in the batch several times, each once.
SELECT staged.* EXCLUDE (batch, file_row_number) REPLACE (landing.item_id AS item_id)
FROM read_parquet($rows, file_row_number = true) AS staged
JOIN landing ON landing.batch = staged.batch AND landing.reading = staged.item_id
QUALIFY row_number() OVER (
    PARTITION BY landing.item_id, staged.position ORDER BY file_row_number
) = 1
