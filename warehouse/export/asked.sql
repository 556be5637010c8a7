-- An item that is asked for, by its day on the wire (UTC) and its agency, with why it may not be
-- passed on, if so.
CREATE TEMP TABLE asked AS
SELECT
    items.item_id,
    story_items.story_id,
    coalesce(by_terms.reason, by_notice.reason) AS reason
FROM items
JOIN story_items ON story_items.item_id = items.item_id
LEFT JOIN restricted_terms AS by_terms ON by_terms.terms = items.usage_terms
LEFT JOIN restricted_terms AS by_notice ON by_notice.terms = items.copyright_notice
WHERE ($since::DATE IS NULL OR items.wire_on >= $since::DATE)
  AND (len($agencies::VARCHAR[]) = 0 OR list_contains($agencies::VARCHAR[], items.agency))
