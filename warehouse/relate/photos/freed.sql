-- Captions not told of, one of whose runs has become too common to find anything by ($crowd), or is
-- so no more. A row is a run of one.
WITH turned AS (
    SELECT run
    FROM met
    GROUP BY run
    HAVING (count(*) FILTER (was) > $crowd) <> (count(*) FILTER (stands) > $crowd)
),
freed AS (
    SELECT DISTINCT photo_key
    FROM met
    SEMI JOIN turned USING (run)
    ANTI JOIN told_keys USING (photo_key)
)
SELECT photo_key, unnest(runs) AS run
FROM photo_keys
SEMI JOIN freed USING (photo_key)
