-- The items of the stories that a batch touches: those of its items and of items whose links changed,
-- as they were stored, and the new ones. A row is an item, with a number of its own from 0.
WITH changed AS (
    SELECT item_id FROM touched
    UNION
    SELECT item_id FROM relinked
),
stories AS (
    SELECT DISTINCT story_id FROM story_items SEMI JOIN changed USING (item_id)
),
member AS (
    SELECT item_id FROM story_items SEMI JOIN stories USING (story_id)
    UNION
    SELECT item_id FROM changed
)
SELECT item_id, row_number() OVER (ORDER BY item_id) - 1 AS number
FROM member
SEMI JOIN fingerprints USING (item_id)
