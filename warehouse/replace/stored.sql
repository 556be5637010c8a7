-- The items that files worked again gave before, which are to go. A row is an item; `reading` is
-- the id that its words gave it when it was read last.
SELECT
    item_id,
    coalesce(reads_as, item_id) AS reading,
    file_id,
    position,
    format,
    guid,
    version,
    body_sha256,
    coalesce(starts_with(guid, 'slugline:'), true) AS is_derived
FROM items
SEMI JOIN worked USING (file_id)
