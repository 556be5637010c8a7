-- Pairs of texts to compare: they share a band, or paragraphs. A row is an earlier and a later one.
-- Bands are joined once for each text, however many items have it.
WITH banded AS (
    SELECT same_by, unnest(any_value(bands)) AS band, bool_or(is_touched) AS is_touched
    FROM copy_texts
    GROUP BY same_by
),
alike AS (
    SELECT DISTINCT one.same_by, other.same_by AS other_by
    FROM banded AS one
    JOIN banded AS other USING (band)
    WHERE one.is_touched AND one.same_by != other.same_by
),
-- By itself, or all texts may be joined with all before it is asked which are alike.
met AS MATERIALIZED (
    SELECT n, wire_at, shingles, other_by
    FROM alike
    JOIN copy_texts USING (same_by)
    WHERE is_touched
)
SELECT DISTINCT least(one.n, other.n) AS earlier, greatest(one.n, other.n) AS later
FROM met AS one
JOIN copy_texts AS other ON other.same_by = one.other_by
WHERE one.n != other.n
    AND (one.n < other.n OR NOT other.is_touched)
    AND abs(epoch(one.wire_at) - epoch(other.wire_at)) <= 86400 * $days
    AND least(one.shingles, other.shingles) >= $least_jaccard * greatest(one.shingles, other.shingles)
UNION
SELECT least(target, container), greatest(target, container) FROM copy_quoted
