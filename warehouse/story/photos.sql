-- The photos of a story ($story_id), of items that may be used. A row is a photo, with its last
-- caption there, and the items that carry it.
SELECT
    coalesce(photo_keys.photo_id, captions.photo_key) AS photo_id,
    last(captions.text ORDER BY told.wire_at NULLS FIRST, told.item_id, captions.position)
        AS caption,
    last(captions.credit ORDER BY told.wire_at NULLS FIRST, told.item_id, captions.position)
        AS credit,
    list(DISTINCT told.item_id ORDER BY told.item_id) AS item_ids
FROM captions
JOIN story_items AS told ON told.item_id = captions.item_id
LEFT JOIN photo_keys ON photo_keys.photo_key = captions.photo_key
WHERE told.story_id = $story_id
  AND told.killed_by_item_id IS NULL
  AND told.withheld_by_item_id IS NULL
  AND told.part <> 'notice'
  AND NOT coalesce(told.embargoed_until > now(), false)
  AND NOT coalesce(captions.usable_until <= now(), false)
GROUP BY ALL
ORDER BY min(told.wire_at), photo_id
