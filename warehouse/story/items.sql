-- The items of a story ($story_id) in the order of the wire, each with what changed in it against
-- the version it replaces (revisions). A row is an item; of one that may not be used the headline is
-- null, and of a notice its reason where that has the headline of an item that may not be used; what it
-- quotes is left out of the reason, for it may be a part of one.
WITH of_story AS (
    SELECT
        story_items.*,
        items.* EXCLUDE (item_id, wire_at, embargoed_until, usable_until),
        killed_by_item_id IS NOT NULL OR withheld_by_item_id IS NOT NULL
            OR coalesce(story_items.embargoed_until > now(), false)
            OR coalesce(story_items.usable_until <= now(), false) AS is_hidden,
        coalesce(
            edit_note, CASE WHEN pub_status = 'usable' THEN split_part(body, E'\n\n', 1) END
        ) AS said,
        regexp_replace(lower(headline), '[^\p{L}\p{N}]+', ' ', 'g') AS headline_words,
        regexp_replace(lower(said), '[^\p{L}\p{N}]+', ' ', 'g') AS said_words
    FROM story_items
    JOIN items USING (item_id)
    WHERE story_id = $story_id
),
whole AS (
    SELECT
        min(wire_at) AS first_at,
        coalesce(
            list(trim(headline_words)) FILTER (is_hidden AND trim(headline_words) <> ''), []
        ) AS headlines
    FROM of_story
),
told AS (
    SELECT
        of_story.*,
        whole.first_at,
        len(list_filter(headlines, lambda one: contains(headline_words, one))) > 0
            AS headline_is_hidden,
        part = 'notice' AND len(list_filter(headlines, lambda one: contains(said_words, one))) > 0
            AS reason_is_hidden
    FROM of_story
    CROSS JOIN whole
)
SELECT
    told.item_id,
    told.part,
    told.wire_at,
    round(epoch(
        nullif(told.wire_at, date_trunc('day', told.wire_at)) - nullif(told.first_at, date_trunc('day', told.first_at))
    ) / 60, 1) AS minutes,
    told.version_number,
    told.agency,
    told.slugline,
    told.kind,
    told.revision_label,
    told.take,
    CASE
        WHEN NOT is_hidden AND (told.part <> 'notice' OR NOT coalesce(headline_is_hidden, false))
        THEN told.headline
    END AS headline,
    told.replaces_item_id,
    told.killed_at,
    told.killed_by_item_id,
    told.withheld_at,
    told.withheld_by_item_id,
    CASE WHEN told.embargoed_until > now() THEN told.embargoed_until END AS embargoed_until,
    CASE WHEN told.usable_until <= now() THEN told.usable_until END AS usable_until,
    CASE
        WHEN told.part = 'notice' AND NOT reason_is_hidden
        THEN regexp_replace(left(said, 300), '["“„«][^"”“»]*["”“»]?', '“…”', 'g')
    END AS reason,
    coalesce(told.reason_is_hidden, false) AS reason_is_hidden,
    revisions.headline_changed,
    revisions.lead_changed,
    revisions.kept,
    revisions.added,
    revisions.removed,
    revisions.edited,
    revisions.moved,
    revisions.words,
    revisions.old_words,
    revisions.changes,
    revisions.changes_agree,
    revisions.disagreements
FROM told
LEFT JOIN revisions ON revisions.item_id = told.item_id
ORDER BY told.wire_at NULLS LAST, told.version_number, told.item_id
