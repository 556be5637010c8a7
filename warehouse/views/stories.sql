-- A story: its current version, and how the wire came to it. What is killed, withheld, under an
-- embargo or past its terms has its status and the reason, and no text.
-- Columns:
--   story_id: Its id: item_id of its first version. Any id it ever had is an item_id in story_items.
--   status: live, killed, withheld, embargoed, expired; now.
--   status_reason: Why it is not live.
--   agency: News agency.
--   slugline: Slug.
--   headline: Headline of the current version.
--   text: Body of the current version.
--   current_item_id: The current version (items.item_id).
--   revision_label: Its marker: LEAD, 2nd LD.
--   versions: Versions it has had.
--   items: Items it has, with repeats, takes and notices.
--   first_at: When its first item was on the wire.
--   latest_at: When its last item was.
--   flash_to_story_minutes: Minutes from its flash to its first version that is none.
--   first_lead_minutes: Minutes from that to its first lead; families.leads has all of them.
CREATE OR REPLACE VIEW stories AS
SELECT
    families.story_id,
    story_versions.state AS status,
    story_versions.state_reason AS status_reason,
    story_versions.agency,
    story_versions.slugline,
    story_versions.headline,
    story_versions.text,
    families.current_item_id,
    story_versions.revision_label,
    families.versions,
    families.items,
    families.first_at,
    families.latest_at,
    families.flash_to_story_minutes,
    list_filter(families.leads, lambda one: one.ordinal = 1)[1].minutes AS first_lead_minutes
FROM families
JOIN story_versions ON story_versions.item_id = families.current_item_id
WHERE families.versions > 0
