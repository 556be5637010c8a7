-- The word runs that captions which are looked at have or look for (`looking`), and who has them. A
-- row is a run of a caption: whether it had it before the batch, and whether it has it now.
-- The last two bits of a run are its kind (warehouse/same_photo.py). An undated caption looks for
-- its runs in dated ones (0 and 1), a dated one for its runs with that date, and in undated ones.
WITH wanted AS (
    SELECT run FROM looking
    UNION
    SELECT xor(run, 1) FROM looking WHERE run & 3 < 2
),
before AS (
    SELECT photo_key, run
    FROM (SELECT photo_key, unnest(runs) AS run FROM photo_keys)
    SEMI JOIN wanted USING (run)
),
now AS (
    SELECT photo_key, run FROM before ANTI JOIN told_keys USING (photo_key)
    UNION ALL
    SELECT photo_key, run FROM told_runs SEMI JOIN wanted USING (run)
)
SELECT
    photo_key,
    run,
    before.run IS NOT NULL AS was,
    now.run IS NOT NULL AS stands
FROM before
FULL JOIN now USING (photo_key, run)
