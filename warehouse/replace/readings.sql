-- What today's parsers read in the files worked again, from the staged batches ($items). A row is a
-- copy of an item where it stands; `reading` is the id that its words give it. `is_read` marks, of
-- the copies in a batch, the one received first: the names of that one were read. `reads` is the same
-- of copies that differ in nothing else, and so could be read for each other.
SELECT
    batch,
    item_id AS reading,
    feed,
    file_id,
    position,
    format,
    guid,
    version,
    parser_version,
    body_sha256,
    received_at,
    notes,
    hash(*COLUMNS(* EXCLUDE (
        batch, feed, file_id, position, received_at, notes, language, names_by
    ))) AS reads,
    coalesce(starts_with(guid, 'slugline:'), true) AS is_derived,
    row_number() OVER (
        PARTITION BY batch, item_id ORDER BY received_at, file_id, position
    ) = 1 AS is_read
FROM read_parquet($items)
SEMI JOIN worked USING (file_id)
