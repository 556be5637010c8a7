-- Stories ($story_ids) in short, the latest first. A row is a story: when, whose, its slug, the
-- headline of its current item, which is null where that may not be used.
SELECT
    families.story_id,
    (families.first_at AT TIME ZONE 'UTC')::DATE AS day,
    families.first_at,
    families.latest_at,
    items.agency,
    items.slugline,
    CASE
        WHEN current.killed_by_item_id IS NULL AND current.withheld_by_item_id IS NULL
         AND current.part <> 'notice'
         AND NOT coalesce(current.embargoed_until > now(), false)
         AND NOT coalesce(current.usable_until <= now(), false)
        THEN items.headline
    END AS headline,
    families.items,
    families.versions,
    CASE
        WHEN families.state = 'live' AND current.embargoed_until > now() THEN 'embargoed'
        WHEN families.state = 'live' AND current.usable_until <= now() THEN 'expired'
        ELSE families.state
    END AS state,
    families.flash_to_story_minutes,
    families.leads
FROM families
LEFT JOIN story_items AS current ON current.item_id = families.current_item_id
LEFT JOIN items ON items.item_id = families.current_item_id
WHERE list_contains($story_ids, families.story_id)
ORDER BY families.latest_at DESC NULLS LAST, families.story_id
