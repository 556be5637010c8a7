-- An item of a story: a version, a repeat, a take, or a notice that stops it, with its text where
-- that may be used, else why not.
-- Columns:
--   story_id: Story (stories.story_id).
--   item_id: Item (items.item_id).
--   part: version, repeat, take, notice (kill, hold or withdrawal).
--   version_number: Number of the version, from 1.
--   is_current: Whether no later version replaces it.
--   wire_at: When it was on the wire.
--   minutes: Minutes since the story's first item; null where of one no more than the day is known (its
--     time is midnight).
--   agency: News agency.
--   slugline: Slug.
--   revision_label: Revision marker: URGENT, LEAD, 2nd LD.
--   kind: story, flash, correction, ...
--   state: live, killed, withheld, embargoed, expired; now. Null of a notice.
--   state_reason: Why it is not live (as item_states.state_reason).
--   headline: Headline; null where it is not live, and of a notice, which may quote what it stops.
--   text: Body; null where the headline is.
--   edit_note: Note on what changed, as it stands; null where the headline is.
--   replaces_item_id: The version before it.
CREATE OR REPLACE VIEW story_versions AS
SELECT
    story_items.story_id,
    story_items.item_id,
    story_items.part,
    story_items.version_number,
    story_items.part = 'version' AND story_items.replaced_by_item_id IS NULL AS is_current,
    story_items.wire_at,
    round(epoch(
        nullif(story_items.wire_at, date_trunc('day', story_items.wire_at))
        - nullif(families.first_at, date_trunc('day', families.first_at))
    ) / 60, 1) AS minutes,
    items.agency,
    items.slugline,
    items.revision_label,
    items.kind,
    item_states.state,
    item_states.state_reason,
    CASE item_states.state WHEN 'live' THEN items.headline END AS headline,
    CASE item_states.state WHEN 'live' THEN items.body END AS text,
    CASE item_states.state WHEN 'live' THEN items.edit_note END AS edit_note,
    story_items.replaces_item_id
FROM story_items
JOIN item_states ON item_states.item_id = story_items.item_id
JOIN items ON items.item_id = story_items.item_id
JOIN families ON families.story_id = story_items.story_id
WHERE story_items.part <> 'other'
