-- The items that land, from the staged batches ($items), as they are now known. A row is one.
SELECT staged.* EXCLUDE (batch) REPLACE (
    landing.item_id AS item_id,
    landing.feed AS feed,
    landing.file_id AS file_id,
    landing.position AS position,
    landing.guid AS guid,
    landing.received_at AS received_at,
    CASE WHEN landing.item_id <> landing.reading THEN landing.reading END AS reads_as
)
FROM read_parquet($items) AS staged
JOIN landing
    ON landing.batch = staged.batch
    AND landing.read_file_id = staged.file_id
    AND landing.read_position = staged.position
