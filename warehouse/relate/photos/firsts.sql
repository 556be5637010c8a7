-- The order in which the asked captions were first used. A row is a caption.
SELECT
    photo_key,
    row_number() OVER (
        ORDER BY min((coalesce(wire_at, 'infinity'::TIMESTAMPTZ), item_id, position))
    ) AS place
FROM captions
SEMI JOIN asked USING (photo_key)
LEFT JOIN story_items USING (item_id)
GROUP BY photo_key
