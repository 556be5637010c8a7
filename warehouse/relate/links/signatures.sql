-- The sketches of the texts of pairs. A row is an item that has one.
SELECT item_id, minhash, shingles
FROM fingerprints
WHERE shingles > 0
  AND coalesce(wire_at, 'epoch'::TIMESTAMPTZ) BETWEEN $wire_from AND $wire_until
  AND item_id IN (SELECT item_id FROM pairs UNION SELECT other_id FROM pairs)
