-- The items that land. A row is one: its id and guid, which are those it had where it is an item that
-- was there; the file it belongs to; and the copy it is read from.
-- An item keeps its file while that has it, else goes to the file that was received first; but of
-- copies in a batch that differ in white space or marks, to the one whose names were read.
-- An id is not kept where another document's words give that very id: no two items have one.
-- A guid made of a digest of the words is kept, like the id, when the words are read otherwise.
WITH placed AS (
    SELECT
        readings.*,
        kept.item_id AS had_id,
        CASE
            WHEN kept.item_id IS NULL THEN false
            ELSE kept.item_id = reading OR kept.item_id NOT IN (SELECT reading FROM readings)
        END AS is_kept,
        kept.guid AS had_guid,
        read.file_id AS read_file_id,
        read.position AS read_position
    FROM readings
    JOIN (FROM readings WHERE is_read) AS read USING (batch, reading)
    LEFT JOIN kept USING (reading)
    ANTI JOIN known ON known.reading = readings.reading
    ANTI JOIN sent_before ON sent_before.reading = readings.reading
    WHERE readings.is_read
       OR (readings.reads = read.reads AND read.notes[:len(readings.notes)] = readings.notes)
    QUALIFY row_number() OVER (
        PARTITION BY reading
        ORDER BY
            (readings.file_id = kept.file_id) IS TRUE DESC,
            (readings.position = kept.position) IS TRUE DESC,
            readings.received_at,
            readings.file_id,
            readings.position
    ) = 1
)
SELECT
    CASE WHEN is_kept THEN had_id ELSE reading END AS item_id,
    reading,
    CASE
        WHEN is_kept
            AND regexp_full_match(had_guid, 'slugline:[0-9a-f]{32}')
            AND regexp_full_match(placed.guid, 'slugline:[0-9a-f]{32}')
            THEN had_guid
        ELSE placed.guid
    END AS guid,
    placed.feed,
    placed.file_id,
    placed.position,
    placed.received_at,
    batch,
    had_id IS NOT NULL AND is_kept AS is_kept,
    read_file_id,
    read_position
FROM placed
