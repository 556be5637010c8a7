-- Which members are stopped, by what, and from when. A row is an item and its first kill, or hold.
-- A notice stops the item that it names and all of the story that was on the wire before the notice
-- or before that item; also its text sent again behind it, and further takes of it. What comes later is new: a
-- substitute, or a release. But of items that declare no time what comes three hours later, too: a
-- file may be late, and a killed text that is seen is worse than a substitute that is not.
WITH stopping AS (
    SELECT
        stops.*,
        greatest(stops.moment, target.moment) AS until,
        target.component,
        target.place AS target_place,
        target.text_sha256
    FROM stops
    JOIN parts AS target ON target.item_id = stops.target_item_id
),
echoing AS (
    SELECT story_links.item_id, old.component, old.moment, old.place
    FROM story_links
    JOIN parts AS old ON old.item_id = story_links.target_item_id
    WHERE relation IN ('repeats', 'continues')
)
SELECT
    parts.item_id,
    stopping.state,
    stopping.by_item_id,
    stopping.wire_at
FROM parts
JOIN stopping ON stopping.component = parts.component
LEFT JOIN echoing ON echoing.item_id = parts.item_id
WHERE (parts.item_id = stopping.by_item_id AND parts.item_id = stopping.target_item_id)
   OR parts.part <> 'notice'
   AND (
       parts.item_id = stopping.target_item_id
       OR parts.moment <= stopping.until + CASE
           WHEN parts.is_timed THEN INTERVAL 0 HOURS ELSE INTERVAL 3 HOURS
       END
       OR parts.place <= stopping.target_place
       OR parts.text_sha256 = stopping.text_sha256
       OR (
           stopping.state = 'killed'
           AND (echoing.moment <= stopping.until OR echoing.place <= stopping.target_place)
       )
   )
QUALIFY row_number() OVER (
    PARTITION BY parts.item_id, stopping.state
    ORDER BY stopping.wire_at NULLS FIRST, stopping.by_item_id
) = 1
