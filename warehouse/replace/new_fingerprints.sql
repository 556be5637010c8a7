-- The fingerprints of items that land, from their staged batches ($rows), as the items are now known.
-- A row is an item's.
SELECT staged.* EXCLUDE (batch) REPLACE (landing.item_id AS item_id)
FROM read_parquet($rows) AS staged
JOIN landing ON landing.batch = staged.batch AND landing.reading = staged.item_id
QUALIFY row_number() OVER (PARTITION BY landing.item_id) = 1
