-- Texts that share paragraphs. A row is a text, one that has paragraphs of it and is longer (or is
-- a digest), their words, and whether the first is among them.
WITH met AS MATERIALIZED (
    SELECT DISTINCT target.n AS target, container.n AS container
    FROM copy_paragraphs AS target
    JOIN copy_paragraphs AS container USING ("key")
    WHERE target.is_told
        AND target.n != container.n
        AND (target.is_touched OR container.is_touched)
        AND target.same_by != container.same_by
        AND abs(epoch(container.wire_at) - epoch(target.wire_at)) <= 86400 * $days
        AND CASE
            WHEN container.is_digest = target.is_digest
            THEN (container.shingles, -container.n) > (target.shingles, -target.n)
            ELSE container.is_digest
        END
), shared AS MATERIALIZED (
    SELECT target.n AS target, container.n AS container, target.words, target.is_first
    FROM copy_paragraphs AS target
    JOIN copy_paragraphs AS container USING ("key")
    WHERE target.n IN (SELECT target FROM met) AND container.n IN (SELECT container FROM met)
)
SELECT target, container, sum(words)::BIGINT AS words, bool_or(is_first) AS has_first
FROM shared
SEMI JOIN met USING (target, container)
GROUP BY ALL
