-- The word runs that told captions have, and those they had. A row is a run of one.
SELECT photo_key, run FROM told_runs
UNION
SELECT photo_key, unnest(runs) FROM photo_keys SEMI JOIN told_keys USING (photo_key)
