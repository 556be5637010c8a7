-- Of the files that the listing of a feed has (listed: uri, size_bytes, modified_at, etag), those
-- that landed as they are listed: of the same entity tag, or of the same size and time. A row is one;
-- `is_kept` says that their bytes are in the warehouse, so that they may go from their source.
SELECT
    listed.uri,
    -- The bytes themselves are not looked at: a column of them takes seconds to read.
    bool_or(landed.size_bytes <= $kept_bytes) AS is_kept
FROM listed
JOIN feed_files AS landed
    ON landed.feed = $feed
    AND landed.uri = listed.uri
    AND landed.file_id IS NOT NULL
    AND CASE
        WHEN listed.etag IS NOT NULL AND landed.etag IS NOT NULL THEN landed.etag = listed.etag
        ELSE landed.size_bytes = listed.size_bytes
            AND landed.modified_at IS NOT DISTINCT FROM listed.modified_at
    END
GROUP BY listed.uri
