-- Items whose words read as they did, wherever they stand now. A row is an item (item_id) and the
-- reading it is. One reading is one item: rather the one whose very id it is.
WITH same AS (
    SELECT item_id AS now, item_id, guid, file_id, position, 0 AS rank
    FROM stored
    WHERE item_id IN (SELECT reading FROM readings)
    UNION ALL
    SELECT reading, item_id, guid, file_id, position, 1
    FROM stored
    WHERE reading <> item_id
      AND reading IN (SELECT reading FROM readings)
)
SELECT now AS reading, item_id, guid, file_id, position
FROM same
QUALIFY row_number() OVER (PARTITION BY now ORDER BY rank, item_id) = 1
    AND row_number() OVER (PARTITION BY item_id ORDER BY rank) = 1
