-- Asked captions that stand in one item, or in one story. A row is a pair, the lesser key first.
WITH places AS (
    SELECT DISTINCT captions.photo_key, asked.kin, item_id, story_id
    FROM captions
    JOIN asked USING (photo_key)
    LEFT JOIN story_items USING (item_id)
)
SELECT
    a.photo_key AS one,
    b.photo_key AS other,
    bool_or(a.item_id = b.item_id) AS in_one_item,
    coalesce(bool_or(a.story_id = b.story_id), false) AS in_one_story
FROM places AS a
JOIN places AS b ON a.kin = b.kin AND a.photo_key < b.photo_key
    AND (a.item_id = b.item_id OR a.story_id = b.story_id)
GROUP BY ALL
