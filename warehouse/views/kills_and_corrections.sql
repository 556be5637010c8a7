-- A kill, withdrawal, hold or correction, and an item that it is about, if that is known; one that is
-- about several has several rows. Headlines are left out: they may be those of what is stopped.
-- Columns:
--   day: Day that it was on the wire (UTC).
--   wire_at: When it was on the wire.
--   kind: kill, withdrawn, withheld, correction.
--   agency: News agency.
--   feed: Name of the feed it came by.
--   slugline: Slug.
--   note: Note to editors of a correction that may be used; null of kills and holds, which may quote
--     what they stop.
--   refers_to: What it names, each as `slug Seoul shares`; without headlines.
--   target_wire_at: When the item it is about was on the wire.
--   minutes: Minutes from that item to this; null where of one no more than the day is known.
--   target_state: live, killed, withheld, embargoed, expired; now.
--   method: By what it was found (links.method); null where it was not.
--   evidence: What speaks for it.
--   story_id: Its story.
--   item_id: Its item (items.item_id).
--   target_item_id: The item it is about.
CREATE OR REPLACE VIEW kills_and_corrections AS
WITH notices AS (
    SELECT
        items.item_id,
        CASE
            WHEN kind IN ('kill', 'withdrawn', 'withheld', 'correction') THEN kind
            WHEN pub_status = 'canceled' THEN 'kill'
            ELSE 'withheld'
        END AS kind,
        items.wire_on,
        items.wire_at,
        agency,
        feed,
        slugline,
        edit_note,
        refers_to
    FROM items
    WHERE kind IN ('kill', 'withdrawn', 'withheld', 'correction') OR pub_status <> 'usable'
),
about AS (
    SELECT item_id, target_item_id, method, evidence
    FROM links
    WHERE relation IN ('kills', 'withholds', 'corrects')
)
SELECT
    notices.wire_on AS day,
    notices.wire_at,
    notices.kind,
    notices.agency,
    notices.feed,
    notices.slugline,
    CASE WHEN notices.kind = 'correction' AND own.state = 'live' THEN notices.edit_note END AS note,
    list_transform(
        list_filter(notices.refers_to, lambda one: one."by" <> 'headline'),
        lambda one: one."by" || ' ' || one.value
    ) AS refers_to,
    target.wire_at AS target_wire_at,
    round(epoch(
        nullif(notices.wire_at, date_trunc('day', notices.wire_at))
        - nullif(target.wire_at, date_trunc('day', target.wire_at))
    ) / 60, 1) AS minutes,
    target_states.state AS target_state,
    about.method,
    about.evidence,
    own.story_id,
    notices.item_id,
    about.target_item_id
FROM notices
LEFT JOIN item_states AS own ON own.item_id = notices.item_id
LEFT JOIN about ON about.item_id = notices.item_id
LEFT JOIN story_items AS target ON target.item_id = about.target_item_id
LEFT JOIN item_states AS target_states ON target_states.item_id = about.target_item_id
