-- Readings that are items of files which were not worked again. A row is a reading: it does not
-- land, for the item stands there and keeps its file.
WITH elsewhere AS (
    SELECT item_id, reads_as FROM items ANTI JOIN worked USING (file_id)
)
SELECT DISTINCT reading
FROM readings
WHERE reading IN (SELECT item_id FROM elsewhere)
   OR reading IN (SELECT reads_as FROM elsewhere WHERE reads_as IS NOT NULL)
