-- The text of an item that is wanted.
SELECT
    items.item_id,
    items.slugline,
    items.headline,
    items.dateline_places[1] AS place,
    items.body_sha256,
    items.body
FROM items
JOIN search_wanted ON search_wanted.item_id = items.item_id
