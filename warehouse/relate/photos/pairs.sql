-- Captions that may be of one photo, one of them looked at. A row is a pair, the lesser key first, and
-- whether one story has both.
-- They share two runs of words that no more than $crowd captions have; or a story. Captions that stand
-- together in an item are of two photos.
WITH looked AS (
    SELECT photo_key FROM told_keys
    UNION
    SELECT photo_key FROM looking
),
common AS (
    SELECT run FROM met WHERE stands GROUP BY run HAVING count(*) > $crowd
),
rare AS (
    SELECT photo_key, run FROM met WHERE stands AND run NOT IN (SELECT run FROM common)
),
seeking AS (
    SELECT photo_key, run, run AS wanted FROM rare SEMI JOIN looked USING (photo_key) WHERE run & 3 <> 1
    UNION ALL
    SELECT photo_key, run, xor(run, 1) FROM rare SEMI JOIN looked USING (photo_key) WHERE run & 3 < 2
),
told_stories AS (
    SELECT DISTINCT captions.photo_key, story_items.story_id
    FROM captions
    JOIN story_items USING (item_id)
    WHERE item_id IN (SELECT item_id FROM touched UNION ALL SELECT item_id FROM restated)
       OR photo_key IN (SELECT photo_key FROM told_keys WHERE has_lost)
),
of_stories AS (
    SELECT DISTINCT story_id, photo_key
    FROM story_items
    SEMI JOIN told_stories USING (story_id)
    JOIN captions USING (item_id)
),
linked AS (
    SELECT photo_key, unnest(alike) AS other
    FROM photo_keys
    SEMI JOIN looked USING (photo_key)
),
found AS (
    SELECT seeking.photo_key AS one, rare.photo_key AS other, seeking.run & ~1 AS run
    FROM seeking
    JOIN rare ON rare.run = seeking.wanted AND rare.photo_key <> seeking.photo_key
    UNION ALL
    SELECT told_stories.photo_key, of_stories.photo_key, NULL
    FROM told_stories
    JOIN of_stories USING (story_id)
    WHERE told_stories.photo_key <> of_stories.photo_key
    UNION ALL
    SELECT photo_key, other, NULL FROM linked
),
paired AS (
    SELECT
        least(one, other) AS one,
        greatest(one, other) AS other,
        count(DISTINCT run) >= 2 AS by_words
    FROM found
    GROUP BY 1, 2
    HAVING by_words OR bool_or(run IS NULL)
),
places AS (
    SELECT photo_key, item_id, story_id
    FROM captions
    LEFT JOIN story_items USING (item_id)
    WHERE photo_key IN (SELECT one FROM paired UNION ALL SELECT other FROM paired)
),
together AS (
    SELECT DISTINCT a.photo_key AS one, b.photo_key AS other
    FROM places AS a
    JOIN places AS b ON a.item_id = b.item_id AND a.photo_key < b.photo_key
),
of_one_story AS (
    SELECT DISTINCT paired.one, paired.other
    FROM paired
    JOIN places AS a ON a.photo_key = paired.one
    JOIN places AS b ON b.photo_key = paired.other AND b.story_id = a.story_id
)
SELECT paired.one, paired.other, of_one_story.one IS NOT NULL AS in_one_story
FROM paired
LEFT JOIN of_one_story USING (one, other)
ANTI JOIN together USING (one, other)
WHERE by_words OR of_one_story.one IS NOT NULL
