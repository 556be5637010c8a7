-- Which embargoes end after a day?
-- A row is an item that is not killed or held and whose embargo ends after that day, or at a time
-- that is not known (null); what it says is left out.
-- Parameters:
--   until date: The day (newest).
--   days integer: How many days before it the item was on the wire (30).
SELECT
    -- The year 9999 stands for an end that is not known (relate/families/parts.sql).
    CASE
        WHEN year(story_items.embargoed_until) < 9999 THEN story_items.embargoed_until
    END AS ends_at,
    items.wire_at,
    items.agency,
    items.feed,
    items.slugline,
    items.words,
    items.item_id
FROM story_items
JOIN items ON items.item_id = story_items.item_id
WHERE story_items.embargoed_until >= timezone('UTC', $until + 1)
  AND story_items.killed_by_item_id IS NULL
  AND story_items.withheld_by_item_id IS NULL
  AND items.wire_on BETWEEN $until - $days + 1 AND $until
ORDER BY ends_at NULLS LAST, items.wire_at, items.item_id
