-- Items of news that may be versions of one another. A row is a later one (item_id, of those whose
-- links are made anew) and an earlier one (other_id), with what they share.
-- Earlier is what its number says; else what was on the wire before; of files of one hour, where no
-- time is declared, what its marker says: they may have been written in any order.
WITH called AS (
    SELECT item_id, 'guid' AS how, guid_key AS key FROM cards
    UNION ALL
    SELECT item_id, 'chain', chain_key FROM cards
    UNION ALL
    SELECT item_id, 'slug', slug_key FROM cards
    UNION ALL
    SELECT item_id, 'headline', headline_key FROM cards
    UNION ALL
    SELECT item_id, 'transmission', transmission_key FROM cards
),
shared AS (
    SELECT a.item_id, b.item_id AS other_id, 'guid' AS how
    FROM cards AS a
    JOIN cards AS b ON b.guid_key = a.guid_key
    UNION ALL
    SELECT a.item_id, b.item_id, 'chain'
    FROM cards AS a
    JOIN cards AS b ON b.chain_key = a.chain_key
    UNION ALL
    SELECT a.item_id, b.item_id, 'slug'
    FROM cards AS a
    JOIN cards AS b
        ON b.slug_key = a.slug_key
        AND abs(epoch(a.moment) - epoch(b.moment)) <= 120 * 3600
    WHERE a.slug_crowd <= 100
    UNION ALL
    SELECT a.item_id, b.item_id, 'headline'
    FROM cards AS a
    JOIN cards AS b
        ON b.headline_key = a.headline_key
        AND abs(epoch(a.moment) - epoch(b.moment)) <= 120 * 3600
    WHERE a.headline_crowd <= 12
    UNION ALL
    SELECT a.item_id, b.item_id, 'declared'
    FROM (SELECT item_id, unnest(names_guids) AS key FROM cards) AS a
    JOIN called AS b ON b.key = a.key AND b.how IN ('guid', 'chain')
    UNION ALL
    SELECT a.item_id, b.item_id, 'note'
    FROM (
        SELECT
            item_id,
            unnest(names_slugs || names_headlines || names_transmissions) AS key
        FROM cards
        WHERE is_correction
    ) AS a
    JOIN called AS b ON b.key = a.key AND b.how NOT IN ('guid', 'chain')
    UNION ALL
    SELECT a.item_id, b.item_id, 'flash'
    FROM cards AS a
    JOIN cards AS b
        ON b.flash_key = a.opening_key
        AND epoch(a.moment) - epoch(b.moment) BETWEEN 0 AND 3600
    UNION ALL
    SELECT item_id, target_item_id, 'text'
    FROM links
    WHERE relation IN ('duplicate', 'near_duplicate')
    UNION ALL
    SELECT target_item_id, item_id, 'text'
    FROM links
    WHERE relation IN ('duplicate', 'near_duplicate')
),
pair AS (
    SELECT item_id, other_id, list(DISTINCT how) AS shares
    FROM shared
    SEMI JOIN met USING (item_id)
    WHERE item_id <> other_id
    GROUP BY item_id, other_id
)
SELECT
    a.item_id,
    b.item_id AS other_id,
    shares,
    abs(epoch(a.moment) - epoch(b.moment)) / 3600 AS hours,
    coalesce(a.dateline_on <> b.dateline_on, false) AS is_other_day,
    len(list_intersect(a.said, b.said)) AS shared_words,
    len(list_intersect(a.told, b.told)) AS telling_words,
    coalesce(telling_words / nullif(len(a.told), 0), 0) AS telling_words_held,
    coalesce(shared_words / nullif(len(a.said), 0), 0) AS headline_held,
    coalesce(
        len(list_intersect(a.said, b.said))
        / nullif(len(a.said) + len(b.said) - len(list_intersect(a.said, b.said)), 0),
        0
    ) AS headline_alike
FROM pair
JOIN cards AS a ON a.item_id = pair.item_id
JOIN cards AS b ON b.item_id = pair.other_id
WHERE a.is_news
  AND b.is_news
  AND (coalesce(a.agency = b.agency, a.feed = b.feed) OR list_contains(shares, 'declared'))
  AND coalesce(a.language = b.language, true)
  AND CASE
          WHEN list_has_any(shares, ['guid', 'chain']) AND a.version <> b.version
              THEN b.version < a.version
          WHEN NOT (a.is_timed AND b.is_timed)
              AND NOT (a.is_correction OR a.is_repeat OR b.is_correction OR b.is_repeat)
              AND a.rank <> b.rank
              AND hours <= 1
              THEN b.rank < a.rank
          ELSE (b.moment, b.rank, b.is_correction OR b.is_repeat, b.item_id)
              < (a.moment, a.rank, a.is_correction OR a.is_repeat, a.item_id)
      END
