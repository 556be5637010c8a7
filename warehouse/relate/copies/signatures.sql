-- The MinHash of each text that is compared, in the order of their numbers.
SELECT n, minhash
FROM fingerprints
JOIN copy_texts USING (item_id)
WHERE fingerprints.wire_at BETWEEN $from_at AND $to_at
    AND n IN (SELECT earlier FROM copy_pairs UNION SELECT later FROM copy_pairs)
ORDER BY n
