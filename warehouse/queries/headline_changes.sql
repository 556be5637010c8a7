-- Which headlines were changed from one version to the next?
-- A row is a live version whose headline has other words than that of the live version before it.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
--   agency text: Of this agency alone (any).
--   rows integer: How many versions (50).
WITH live AS (
    SELECT item_id FROM item_states WHERE state = 'live' AND part = 'version'
)
SELECT
    items.wire_at,
    items.agency,
    items.slugline,
    items.revision_label,
    old.headline AS old_headline,
    items.headline,
    round(epoch(items.wire_at - old.wire_at) / 60, 1) AS minutes
FROM items
JOIN story_items ON story_items.item_id = items.item_id
JOIN items AS old ON old.item_id = story_items.replaces_item_id
SEMI JOIN live ON live.item_id = items.item_id
SEMI JOIN live AS before ON before.item_id = old.item_id
WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
  AND ($agency IS NULL OR lower(items.agency) = lower($agency))
  AND regexp_replace(lower(items.headline), '[^\p{L}\p{N}]+', ' ', 'g')
      <> regexp_replace(lower(old.headline), '[^\p{L}\p{N}]+', ' ', 'g')
ORDER BY items.wire_at DESC, items.item_id
LIMIT $rows
