-- What is known of the pages and files of a feed that is asked for them by condition, as they landed
-- last: those whose uri is in `asked_for`, and the thousand that landed last. A row is one, the newest
-- last.
SELECT uri, etag, modified_at, cursor
FROM feed_files
WHERE feed = $feed AND file_id IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY uri ORDER BY pulled_at DESC) = 1
    AND (
        uri IN (SELECT uri FROM asked_for)
        OR row_number() OVER (ORDER BY pulled_at DESC) <= 1000
    )
ORDER BY pulled_at
