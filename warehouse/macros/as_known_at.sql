-- A story that had begun at a moment, as the wire had told it then: `FROM as_known_at(moment)`, with the
-- version that was current; killed, withheld or under an embargo then, it has no text. A file that
-- came late counts from when it was on the wire: `as_known_at(moment, loaded := other)` leaves out
-- what had not been pulled by that other moment (of several kills of an item the first on the wire
-- counts). What is under an embargo today stays so.
-- Columns:
--   story_id: Story, as it is known now (stories.story_id).
--   item_id: The version that was current (items.item_id).
--   version_number: Its number among those there are now.
--   wire_at: When it was on the wire.
--   loaded_at: When its file was pulled.
--   agency: News agency.
--   slugline: Slug.
--   revision_label: Its marker: LEAD, 2nd LD.
--   status: live, killed, withheld, embargoed; then. What its terms end today is expired.
--   headline: Headline; null where it was not live.
--   text: Body; null where it was not live.
CREATE OR REPLACE MACRO as_known_at(moment, loaded := '9999-12-31'::TIMESTAMPTZ) AS TABLE
WITH pulled AS (
    SELECT file_id, min(pulled_at) AS loaded_at
    FROM feed_files
    WHERE outcome <> 'duplicate'
    GROUP BY file_id
),
loading AS MATERIALIZED (
    SELECT items.item_id, pulled.loaded_at FROM items JOIN pulled USING (file_id)
),
-- The texts are joined last: what is sorted stays narrow.
known AS (
    SELECT
        story_items.*,
        coalesce(killing.loaded_at <= loaded, false) AS has_kill,
        coalesce(holding.loaded_at <= loaded, false) AS has_hold,
        loading.loaded_at
    FROM story_items
    JOIN loading ON loading.item_id = story_items.item_id
    LEFT JOIN loading AS killing ON killing.item_id = story_items.killed_by_item_id
    LEFT JOIN loading AS holding ON holding.item_id = story_items.withheld_by_item_id
    WHERE story_items.part = 'version'
      AND story_items.wire_at <= moment
      AND loading.loaded_at <= loaded
    QUALIFY row_number() OVER (
        PARTITION BY story_items.story_id
        ORDER BY story_items.version_number DESC
    ) = 1
)
SELECT
    known.story_id,
    known.item_id,
    known.version_number,
    known.wire_at,
    known.loaded_at,
    items.agency,
    items.slugline,
    items.revision_label,
    CASE
        WHEN known.has_kill AND coalesce(known.killed_at <= moment, true) THEN 'killed'
        WHEN known.has_hold AND coalesce(known.withheld_at <= moment, true) THEN 'withheld'
        WHEN known.embargoed_until > least(moment, now()) THEN 'embargoed'
        WHEN known.usable_until <= now() THEN 'expired'
        ELSE 'live'
    END AS status,
    CASE WHEN status = 'live' THEN items.headline END AS headline,
    CASE WHEN status = 'live' THEN items.body END AS text
FROM known
JOIN items ON items.item_id = known.item_id
