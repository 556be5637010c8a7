-- For each item the version it follows, by the surest of what speaks for one: of several the one
-- whose text or headline is alike, then the last before it. A row is an item and that one. What it
-- declares, its guid and its id speak each for themselves: an item that names another, and has the
-- guid of a third, makes the three one story.
SELECT judged.*, other_number
FROM judged
JOIN (
    SELECT item_id AS other_id, moment AS other_at, version AS other_version, guid_key AS other_number
    FROM cards
) USING (other_id)
QUALIFY (class = min(class) OVER (PARTITION BY item_id) OR class IN (2, 3, 4))
    AND row_number() OVER (
        PARTITION BY item_id, class, CASE WHEN method = 'declared' THEN other_number END
        ORDER BY
            CASE WHEN class IN (2, 3, 4) THEN other_version END DESC NULLS LAST,
            class IN (2, 3, 4) OR NOT is_day_before DESC,
            class IN (2, 3, 4) OR is_alike DESC,
            CASE WHEN class = 9 THEN headline_alike END DESC NULLS LAST,
            other_at DESC,
            other_rank DESC,
            other_id
    ) = 1
