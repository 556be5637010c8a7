-- The stories that the batch touches, as they are now. A row is one of families.
WITH told AS (
    SELECT placed.*, rank, kind, place, hour_at, wire_on
    FROM placed
    JOIN parts USING (item_id)
),
began AS (
    SELECT
        story_id,
        min(hour_at) FILTER (part = 'version' AND rank < 0) AS flash_at,
        min(hour_at) FILTER (part = 'version' AND rank >= 0) AS story_at
    FROM told
    GROUP BY story_id
),
lead_times AS (
    SELECT story_id, rank AS ordinal, min(hour_at) AS lead_at
    FROM told
    WHERE part = 'version' AND rank >= 1
    GROUP BY story_id, rank
),
led AS (
    SELECT
        story_id,
        list(
            {'ordinal': ordinal, 'minutes': round(epoch(lead_at - story_at) / 60, 1)}
            ORDER BY ordinal
        ) FILTER (lead_at >= story_at) AS leads
    FROM lead_times
    JOIN began USING (story_id)
    GROUP BY story_id
),
counted AS (
    SELECT
        story_id,
        first(item_id ORDER BY part = 'version' DESC, place) AS first_item_id,
        first(item_id ORDER BY part = 'version' DESC, place DESC) AS current_item_id,
        min(wire_at) AS first_at,
        max(wire_at) AS latest_at,
        count(*) AS items,
        count(version_number) AS versions
    FROM told
    GROUP BY story_id
)
SELECT
    counted.story_id,
    first_item_id,
    current_item_id,
    first_at,
    latest_at,
    items,
    versions,
    CASE
        WHEN versions = 0 THEN 'none'
        WHEN killed_by_item_id IS NOT NULL THEN 'killed'
        WHEN withheld_by_item_id IS NOT NULL THEN 'withheld'
        ELSE 'live'
    END AS state,
    CASE WHEN flash_at <= story_at THEN round(epoch(story_at - flash_at) / 60, 1) END
        AS flash_to_story_minutes,
    coalesce(leads, []) AS leads,
    wire_on AS current_on,
    embargoed_until,
    usable_until
FROM counted
JOIN began USING (story_id)
LEFT JOIN led USING (story_id)
JOIN (
    SELECT
        item_id AS current_item_id,
        killed_by_item_id,
        withheld_by_item_id,
        embargoed_until,
        usable_until,
        wire_on
    FROM told
) USING (current_item_id)
