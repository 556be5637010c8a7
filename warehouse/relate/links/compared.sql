-- Pairs with how alike their texts are, by their sketches (Broder 1997): the share of the words' runs
-- that are common, and of the shorter text's. A row is a pair; 0 where one has no body.
-- `is_alike`: text or headline speak for one story; `is_near_text`: the text alone does; `is_akin`: not
-- everything speaks against it.
WITH estimated AS (
    SELECT
        pairs.*,
        a.shingles,
        b.shingles AS other_shingles,
        coalesce(
            len(list_filter(range(1, 129), lambda i: a.minhash[i] = b.minhash[i])) / 128, 0
        ) AS jaccard
    FROM pairs
    LEFT JOIN signatures AS a ON a.item_id = pairs.item_id
    LEFT JOIN signatures AS b ON b.item_id = pairs.other_id
)
SELECT
    *,
    coalesce(
        least(1, jaccard / (1 + jaccard) * (shingles + other_shingles)
            / least(shingles, other_shingles)),
        0
    ) AS containment,
    jaccard >= 0.3 OR (containment >= 0.5 AND jaccard >= 0.1) AS is_alike_text,
    jaccard >= 0.4 OR (containment >= 0.6 AND jaccard >= 0.25) AS is_near_text,
    is_alike_text OR (containment >= 0.12 AND jaccard >= 0.03) OR telling_words > 0 AS is_akin,
    is_alike_text OR (shared_words >= 3 AND headline_alike >= 0.5) AS is_alike
FROM estimated
