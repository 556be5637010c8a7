-- A desk of an agency on a day: how fast its stories came, and how fast they were here. A desk is the
-- first subject that its items declare, else their genre.
-- Columns:
--   agency: News agency.
--   desk: First subject code as declared, else the genre; null where there is neither.
--   day: Day of the story's current version (UTC).
--   stories: Stories that may be used.
--   flashes: Of these, stories that began with a flash.
--   flash_to_story_minutes: Median of the minutes from flash to story.
--   first_lead_minutes: Median of the minutes from story to first lead, of stories that are here from
--     before it.
--   landing_minutes: Median of the minutes from the wire to the pull, of current versions that
--     declare a time.
--   landing_minutes_p90: Of nine in ten of these, the most.
CREATE OR REPLACE VIEW desk_latency AS
WITH landed AS (
    SELECT file_id, min(pulled_at) AS pulled_at
    FROM feed_files
    WHERE outcome = 'items'
    GROUP BY file_id
),
told AS (
    SELECT
        items.agency,
        coalesce(items.subjects[1], items.genre) AS desk,
        items.wire_on AS day,
        families.flash_to_story_minutes,
        -- A story that came here with its lead has nought minutes to it, and tells nothing.
        list_filter(
            families.leads, lambda one: one.ordinal = 1 AND one.minutes > 0
        )[1].minutes AS first_lead_minutes,
        epoch(landed.pulled_at - items.version_created_at) / 60 AS landing_minutes
    FROM families
    JOIN items ON items.item_id = families.current_item_id
    LEFT JOIN landed ON landed.file_id = items.file_id
    WHERE families.versions > 0
      AND families.state = 'live'
      AND coalesce(families.embargoed_until <= now(), true)
      AND coalesce(families.usable_until > now(), true)
)
SELECT
    agency,
    desk,
    day,
    count(*) AS stories,
    count(flash_to_story_minutes) AS flashes,
    round(median(flash_to_story_minutes), 1) AS flash_to_story_minutes,
    round(median(first_lead_minutes), 1) AS first_lead_minutes,
    round(median(landing_minutes), 1) AS landing_minutes,
    round(quantile_cont(landing_minutes, 0.9), 1) AS landing_minutes_p90
FROM told
GROUP BY agency, desk, day
