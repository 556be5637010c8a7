-- The texts that may be copies of each other, numbered in the order of the wire. A row is an item's.
SELECT
    row_number() OVER (ORDER BY fingerprints.wire_at, fingerprints.item_id) AS n,
    fingerprints.item_id,
    fingerprints.wire_at,
    coalesce(items.agency, items.feed) AS source,
    items.kind = 'digest' AS is_digest,
    touched.item_id IS NOT NULL AS is_touched,
    CASE
        WHEN fingerprints.shingles < $short THEN concat_ws(' ', text_sha256, headline_key)
        ELSE text_sha256
    END AS same_by,
    slug_key,
    headline_key,
    shingles,
    bands,
    paragraphs
FROM fingerprints
JOIN items USING (item_id)
LEFT JOIN touched USING (item_id)
WHERE fingerprints.wire_at BETWEEN $from_at AND $to_at
    AND fingerprints.shingles > 0
    AND NOT list_contains($no_copy, items.kind)
