-- The captions to look at again: those of items that the batch tells about, and those that stand in
-- other items than they did, or in none. A row is a caption's key; `stands` is where, as a number,
-- null where nowhere; `has_lost` is whether it may stand no more where it stood.
WITH standing AS (
    SELECT photo_key, (bit_xor(hash(item_id, position)) >> 1)::BIGINT AS stands
    FROM captions
    GROUP BY photo_key
),
told AS (
    SELECT photo_key, (bit_xor(hash(item_id, position)) >> 1)::BIGINT AS stands
    FROM captions
    SEMI JOIN touched USING (item_id)
    GROUP BY photo_key
),
changed AS (
    SELECT
        photo_key,
        standing.stands,
        xor(coalesce(standing.stands, 0), coalesce(photo_keys.stands, 0)) AS difference
    FROM standing
    FULL JOIN photo_keys USING (photo_key)
    WHERE standing.stands IS DISTINCT FROM photo_keys.stands
       OR photo_key IN (
           SELECT photo_key
           FROM captions
           WHERE item_id IN (SELECT item_id FROM touched UNION ALL SELECT item_id FROM restated)
       )
)
SELECT photo_key, changed.stands, difference <> coalesce(told.stands, 0) AS has_lost
FROM changed
LEFT JOIN told USING (photo_key)
