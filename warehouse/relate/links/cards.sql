-- What tells how the items around a batch (around) belong together. A row is an item.
-- `rank` is its place among the versions by its marker: a flash, the story, its leads. `slug_crowd`
-- and `headline_crowd` are how many stories begin under its slug or headline in a day and a half
-- before and after: what many share (SPORTS, Exchange rates) is no story's. `next_story_at` is when
-- the next story under its slug came: a flash is of that, not of one after it. `said` are the words of its
-- headline, `told` those that tell it from others.
WITH card AS (
    SELECT
        items.item_id,
        items.feed,
        items.agency,
        items.guid,
        items.kind,
        items.pub_status,
        coalesce(items.slugline, '') AS slugline,
        coalesce(items.headline, '') AS headline,
        starts_with(
            regexp_replace(lower(items.headline), '[^\p{L}\p{N}]', '', 'g'),
            regexp_replace(lower(items.slugline), '^(bc|am|pm)-|[^\p{L}\p{N}]', '', 'g')
        ) AS is_slug_of_headline,
        items.genre,
        items.language,
        items.take,
        items.transmission,
        items.dateline_on,
        items.words,
        coalesce(
            items.revision_label,
            CASE items.kind WHEN 'story' THEN 'no marker' ELSE items.kind END
        ) AS marker,
        CASE items.kind WHEN 'flash' THEN -1 ELSE items.revision_ordinal END AS rank,
        items.kind IN ('kill', 'withdrawn', 'withheld') AS is_notice,
        items.kind IN ('story', 'flash', 'correction', 'repeat', 'caption') AS is_news,
        items.kind = 'repeat' AS is_repeat,
        items.kind = 'correction' AS is_correction,
        len(items.changes) > 0 AS has_changes,
        coalesce(try_cast(items.version AS BIGINT), fingerprints.chain_version) AS version,
        fingerprints.wire_at,
        fingerprints.is_timed,
        fingerprints.is_timed
            OR fingerprints.wire_at <> date_trunc('day', fingerprints.wire_at) AS has_hour,
        coalesce(fingerprints.wire_at, 'epoch'::TIMESTAMPTZ) AS moment,
        fingerprints.guid_key,
        fingerprints.chain_key,
        fingerprints.slug_key,
        fingerprints.headline_key,
        fingerprints.flash_key,
        fingerprints.opening_key,
        fingerprints.transmission_key,
        fingerprints.names_guids,
        fingerprints.names_slugs,
        fingerprints.names_headlines,
        fingerprints.names_transmissions,
        fingerprints.text_sha256,
        fingerprints.shingles,
        list_distinct(regexp_extract_all(lower(items.headline), '[\p{L}\p{N}]{2,}')) AS said,
        list_filter(
            said,
            lambda word: length(word) > 3 AND word NOT IN (
                'about', 'after', 'against', 'ahead', 'amid', 'before', 'between', 'during', 'from',
                'into', 'more', 'over', 'said', 'says', 'than', 'that', 'their', 'this', 'under',
                'until', 'when', 'while', 'will', 'with'
            )
        ) AS told
    FROM items
    JOIN fingerprints USING (item_id)
    SEMI JOIN around USING (item_id)
)
SELECT
    *,
    count(*) FILTER (is_news AND rank <= 0) OVER (
        PARTITION BY slug_key, coalesce(agency, feed)
        ORDER BY moment
        RANGE BETWEEN INTERVAL 36 HOURS PRECEDING AND INTERVAL 36 HOURS FOLLOWING
    ) AS slug_crowd,
    count(*) FILTER (is_news AND rank <= 0) OVER (
        PARTITION BY headline_key, coalesce(agency, feed)
        ORDER BY moment
        RANGE BETWEEN INTERVAL 36 HOURS PRECEDING AND INTERVAL 36 HOURS FOLLOWING
    ) AS headline_crowd,
    min(moment) FILTER (is_news AND rank >= 0) OVER (
        PARTITION BY slug_key, coalesce(agency, feed)
        ORDER BY moment, rank, item_id
        ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS next_story_at
FROM card
