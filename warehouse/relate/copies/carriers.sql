-- The items met that are there, in the order of the wire.
SELECT item_id
FROM fingerprints SEMI JOIN copy_met USING (item_id)
ORDER BY wire_at, item_id
