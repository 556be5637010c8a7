-- What is found of each pair of texts: a row says whether one is much the same as the other
-- (near_duplicate), or has it (contains).
WITH estimated AS (
    SELECT
        earlier, later, jaccard,
        greatest(one.shingles, other.shingles) AS most,
        least(one.shingles, other.shingles) AS least,
        least(least, round(jaccard * (most + least) / (1 + jaccard)))::BIGINT AS shared,
        shared / least AS contained,
        one.is_digest OR other.is_digest AS has_digest,
        (epoch(other.wire_at) - epoch(one.wire_at)) / 3600 AS hours,
        coalesce(one.headline_key = other.headline_key, false) AS is_same_headline,
        is_same_headline OR coalesce(one.slug_key = other.slug_key, false) AS is_same_title,
        one.shingles > other.shingles AS is_earlier_longer
    FROM copy_likeness
    JOIN copy_texts AS one ON one.n = earlier
    JOIN copy_texts AS other ON other.n = later
), judged AS (
    SELECT
        *,
        CASE
            WHEN least < $short THEN is_same_headline AND hours <= $short_hours
            WHEN least < $brief
            THEN hours <= $short_hours AND (is_same_title OR contained >= $sure_contained)
            ELSE hours <= $hours OR contained >= $sure_contained
        END AS is_copy,
        is_copy AND NOT has_digest
            AND (jaccard >= $jaccard
                OR jaccard >= $least_of_contained AND contained >= $contained) AS is_near,
        CASE WHEN is_earlier_longer THEN earlier ELSE later END AS longer,
        CASE WHEN is_earlier_longer THEN later ELSE earlier END AS shorter
    FROM estimated
), quoted AS (
    SELECT
        earlier, later, container, target, words, has_first, judged.has_digest,
        words / (text.shingles + 2) AS share
    FROM copy_quoted
    JOIN copy_texts AS text ON text.n = target
    JOIN judged ON earlier = least(container, target) AND later = greatest(container, target)
    WHERE NOT is_near
        AND (share >= $contained AND words >= $short OR has_digest AND has_first)
)
SELECT
    later AS n, earlier AS target, 'near_duplicate' AS relation, 'text' AS method, jaccard AS score,
    format('{} of {} shingles shared (Jaccard {:.2f})', shared, least, jaccard) AS said
FROM judged
WHERE is_near
UNION ALL
SELECT
    container, target, 'contains', 'paragraphs', least(1, share),
    CASE
        WHEN share >= $contained
        THEN format('its paragraphs of {} words stand in the longer text', words)
        ELSE format('its first paragraph stands in the digest, {} words', words)
    END
FROM quoted
UNION ALL
SELECT
    longer, shorter, 'contains', 'text', contained,
    format('{} of {} shingles stand in the longer text of {}', shared, least, most)
FROM judged
ANTI JOIN quoted USING (earlier, later)
WHERE NOT is_near
    AND is_copy
    AND least >= $short
    AND jaccard >= $least_jaccard
    AND contained >= $text_contained
