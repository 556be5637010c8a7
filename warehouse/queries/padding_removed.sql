-- How much padding, and how many repeated captions, were taken out of the copy?
-- A row is a feed, with its items, the characters of padding taken out of them, and their captions
-- that stood there more than once.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
WITH repeated AS (
    SELECT
        item_id,
        count(*) AS captions,
        sum(repeats - 1) AS removed,
        sum((repeats - 1) * length(text)) AS removed_chars
    FROM captions
    GROUP BY item_id
)
SELECT
    items.feed,
    count(*) AS items,
    coalesce(sum(items.padding_chars), 0)::BIGINT AS padding_chars,
    coalesce(sum(repeated.captions), 0)::BIGINT AS captions,
    coalesce(sum(repeated.removed), 0)::BIGINT AS captions_removed,
    coalesce(sum(repeated.removed_chars), 0)::BIGINT AS captions_removed_chars
FROM items
LEFT JOIN repeated ON repeated.item_id = items.item_id
WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
GROUP BY items.feed
ORDER BY padding_chars DESC, captions_removed DESC, items.feed
