-- What the wire carried in the window, and in the one before it; a row is one of the two, and is not
-- there where that carried nothing.
WITH counted AS (
    SELECT wire_at >= $since AS is_now, count(*) AS items, sum(words)::BIGINT AS words
    FROM items
    WHERE wire_at >= $before AND wire_at < $until
    GROUP BY ALL
    UNION ALL BY NAME
    SELECT first_at >= $since AS is_now, count(*) AS stories
    FROM families
    WHERE first_at >= $before AND first_at < $until AND versions > 0
    GROUP BY ALL
    UNION ALL BY NAME
    SELECT wire_at >= $since AS is_now, count(*) AS revisions
    FROM story_items
    WHERE wire_at >= $before AND wire_at < $until AND version_number > 1
    GROUP BY ALL
    UNION ALL BY NAME
    SELECT
        wire_at >= $since AS is_now,
        count(DISTINCT item_id) FILTER (kind <> 'correction') AS kills,
        count(DISTINCT item_id) FILTER (kind = 'correction') AS corrections
    FROM kills_and_corrections
    WHERE wire_at >= $before AND wire_at < $until
    GROUP BY ALL
)
SELECT
    is_now,
    coalesce(sum(items), 0)::BIGINT AS items,
    coalesce(sum(stories), 0)::BIGINT AS stories,
    coalesce(sum(revisions), 0)::BIGINT AS revisions,
    coalesce(sum(words), 0)::BIGINT AS words,
    coalesce(sum(kills), 0)::BIGINT AS kills,
    coalesce(sum(corrections), 0)::BIGINT AS corrections
FROM counted
GROUP BY is_now
ORDER BY is_now DESC
