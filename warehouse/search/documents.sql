-- What the index is to say of an item that may have changed, without its text; all null but the id
-- where the index is to have nothing of it: it is gone, killed or withheld, or a notice or digest.
-- Embargoes and terms end by the clock alone, so such items are in the index with their times.
SELECT
    search_changed.item_id,
    usable.item_id IS NOT NULL AS is_searched,
    items.slugline,
    items.headline,
    items.dateline_places[1] AS place,
    items.body_sha256,
    usable.part = 'version' AND usable.replaced_by_item_id IS NULL AS is_current,
    epoch_us(usable.wire_at) AS wire_at,
    epoch_us(items.wire_on) AS wire_on,
    -- The year 9999 stands for an end that is not known (relate/families/parts.sql).
    CASE
        WHEN year(usable.embargoed_until) < 9999 THEN epoch_us(usable.embargoed_until)
        WHEN usable.embargoed_until IS NOT NULL THEN 9223372036854775807
    END AS embargoed_until,
    epoch_us(items.usable_until) AS usable_until,
    items.agency,
    items.feed,
    items.country_code,
    items.dateline_places AS places
FROM search_changed
LEFT JOIN (
    FROM story_items
    WHERE part IN ('version', 'repeat', 'take')
      AND killed_by_item_id IS NULL
      AND withheld_by_item_id IS NULL
) AS usable ON usable.item_id = search_changed.item_id
LEFT JOIN items ON items.item_id = usable.item_id
