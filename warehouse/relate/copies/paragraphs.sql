-- The paragraphs of the texts. A row is one; `is_told` where it is the first, or among the longest
-- that make up so much of the text that whoever has most of it has one of them.
WITH each AS (
    SELECT
        n, wire_at, shingles, same_by, is_digest, is_touched,
        unnest(range(1, len(paragraphs) + 1)) AS place,
        unnest(paragraphs) AS paragraph
    FROM copy_texts
    WHERE wire_at BETWEEN $from_at::TIMESTAMPTZ + to_days($less_days) AND $to_at::TIMESTAMPTZ - to_days($less_days)
)
SELECT
    n, wire_at, shingles, same_by, is_digest, is_touched,
    paragraph.key AS "key",
    paragraph.words AS words,
    place = 1 AS is_first,
    place = 1
        OR sum(paragraph.words) OVER (
            PARTITION BY n ORDER BY paragraph.words DESC, place
        ) - paragraph.words <= (1 - $contained) * (shingles + 2) AS is_told
FROM each
