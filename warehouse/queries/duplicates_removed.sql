-- How much did each feed send twice?
-- A row is a feed, with the files pulled, those that held nothing new, and the items of it that carry
-- copy which another item had carried before.
-- Parameters:
--   days integer: How many days of pulling (30).
--   until date: The last of them (newest_pull).
WITH pulled AS (
    SELECT
        feed,
        count(*) AS files,
        count(*) FILTER (outcome = 'duplicate') AS duplicate_files,
        coalesce(sum(size_bytes) FILTER (outcome = 'duplicate'), 0)::BIGINT AS duplicate_bytes
    FROM feed_files
    WHERE pulled_at >= timezone('UTC', $until - $days + 1)
      AND pulled_at < timezone('UTC', $until + 1)
    GROUP BY feed
),
carried AS (
    SELECT duplicates.feed, count(*) AS items
    FROM duplicates
    JOIN items ON items.item_id = duplicates.item_id
    SEMI JOIN (
        SELECT feed, file_id FROM feed_files
        WHERE outcome = 'items'
          AND pulled_at >= timezone('UTC', $until - $days + 1)
          AND pulled_at < timezone('UTC', $until + 1)
    ) AS files ON files.feed = items.feed AND files.file_id = items.file_id
    GROUP BY duplicates.feed
)
SELECT
    feed,
    coalesce(pulled.files, 0) AS files,
    coalesce(pulled.duplicate_files, 0) AS duplicate_files,
    coalesce(pulled.duplicate_bytes, 0) AS duplicate_bytes,
    coalesce(carried.items, 0) AS items_carried_before
FROM pulled
FULL JOIN carried USING (feed)
ORDER BY duplicate_files DESC, items_carried_before DESC, feed
