-- What the pairs are, as far as they are anything. A row is a pair and what speaks for it (method),
-- the surest of its kinds first (class).
-- By a slug: its markers ascend on one day; a flash is of the next story; a story that repeats the
-- slug of another is one with it where the text says so. On another day, beside another genre, or
-- where many stories share the slug, the text has to say so too: running stories (`Seoul shares`)
-- keep their slug.
WITH pair AS (
    SELECT
        compared.*,
        a.rank,
        b.rank AS other_rank,
        a.is_correction,
        a.is_repeat,
        a.has_changes,
        a.genre IS DISTINCT FROM b.genre AS is_other_genre,
        coalesce(a.take <> b.take, false) AS is_other_take,
        coalesce(a.take = b.take + 1, false) AS is_next_take,
        a.slug_crowd,
        NOT coalesce(a.dateline_on = b.dateline_on, false) AND compared.hours > 16 AS is_day_before,
        coalesce(a.is_slug_of_headline, false) AS is_weak_slug,
        a.moment <= coalesce(b.next_story_at, a.moment) AS is_next_story,
        compared.hours <= 0.25 AND b.moment <= a.moment AS is_soon,
        coalesce(a.text_sha256 = b.text_sha256, false) AS is_same_text,
        coalesce(a.version = b.version, a.version IS NULL AND b.version IS NULL) AS is_same_version,
        coalesce(a.headline_key = b.headline_key, a.headline = b.headline) AS is_same_headline
    FROM compared
    JOIN cards AS a ON a.item_id = compared.item_id
    JOIN cards AS b ON b.item_id = compared.other_id
),
judged AS (
    SELECT
        *,
        CASE
            WHEN is_next_take
                AND hours <= 12
                AND list_has_any(shares, ['guid', 'chain', 'slug', 'headline'])
                THEN 'take'
            WHEN is_other_take THEN NULL
            WHEN list_contains(shares, 'declared') AND NOT list_contains(shares, 'guid')
                THEN 'declared'
            WHEN list_contains(shares, 'guid') THEN 'guid'
            WHEN list_contains(shares, 'chain') THEN 'id anatomy'
            WHEN list_contains(shares, 'slug')
                AND NOT (is_other_genre AND NOT is_alike_text)
                AND NOT (slug_crowd > 12 AND NOT is_alike)
                AND CASE
                        WHEN is_correction THEN hours <= 12 OR is_alike
                        WHEN is_repeat THEN jaccard >= 0.6 OR is_same_headline
                        WHEN hours > 36 THEN false
                        WHEN rank >= 1 AND other_rank < rank
                            THEN hours <= 0.5
                                OR (hours <= 8 AND is_akin)
                                OR (hours <= 20 AND is_akin AND NOT is_other_day)
                                OR (is_alike AND NOT is_day_before)
                                OR is_near_text
                        WHEN rank >= 1 AND other_rank = rank THEN is_alike
                        WHEN rank = 0 AND other_rank = -1
                            THEN (is_next_story AND (is_soon OR (hours <= 8 AND is_akin)))
                                OR (hours <= 12 AND headline_alike >= 0.5)
                        WHEN rank = -1 AND other_rank = -1
                            THEN hours <= 3 AND (headline_alike >= 0.4 OR (is_akin AND NOT is_weak_slug))
                        WHEN rank = -1 THEN hours <= 3 AND headline_alike >= 0.5
                        WHEN rank = 0 AND other_rank = 0 AND has_changes AND hours <= 12
                            THEN hours <= 2 OR is_akin
                        WHEN is_day_before THEN jaccard >= 0.85
                        WHEN rank = 0 THEN is_near_text AND (other_rank = 0 OR hours <= 12)
                        ELSE false
                    END
                THEN 'slug'
            WHEN list_contains(shares, 'headline')
                AND NOT (is_other_genre AND NOT is_alike_text)
                AND CASE
                        WHEN is_correction OR is_repeat THEN true
                        WHEN hours > 24 OR is_day_before THEN jaccard >= 0.85
                        WHEN rank > other_rank OR has_changes THEN NOT (is_other_day AND NOT is_alike_text)
                        ELSE is_near_text
                    END
                THEN 'headline'
            WHEN list_contains(shares, 'note') AND hours <= 168 THEN 'note'
            WHEN list_contains(shares, 'text')
                AND (
                    (is_correction AND hours <= 120)
                    OR (is_repeat AND hours <= 120)
                    OR (rank > other_rank AND rank >= 1 AND hours <= 24)
                )
                THEN 'marker and text'
            WHEN list_contains(shares, 'flash')
                AND NOT is_correction
                AND NOT is_repeat
                AND shared_words >= 3
                AND headline_held >= 0.5
                AND telling_words_held >= 0.5
                THEN 'flash and headline'
        END AS method
    FROM pair
)
SELECT
    *,
    CASE method
        WHEN 'take' THEN 1
        WHEN 'declared' THEN 2
        WHEN 'guid' THEN 3
        WHEN 'id anatomy' THEN 4
        WHEN 'slug' THEN 5
        WHEN 'headline' THEN 6
        WHEN 'note' THEN 7
        WHEN 'marker and text' THEN 8
        ELSE 9
    END AS class,
    CASE
        WHEN method = 'take' THEN 'continues'
        WHEN is_repeat THEN 'repeats'
        WHEN is_correction THEN 'corrects'
        WHEN is_same_text AND is_same_headline AND is_same_version AND rank = other_rank
            THEN 'repeats'
        ELSE 'revises'
    END AS relation,
    CASE method
        WHEN 'take' THEN 0.97
        WHEN 'declared' THEN 1.0
        WHEN 'guid' THEN 0.99
        WHEN 'id anatomy' THEN 0.98
        WHEN 'slug' THEN CASE WHEN is_alike THEN 0.97 ELSE 0.9 END
        WHEN 'headline' THEN CASE WHEN is_alike_text THEN 0.95 ELSE 0.85 END
        WHEN 'note' THEN CASE WHEN is_alike THEN 0.95 ELSE 0.8 END
        WHEN 'marker and text' THEN 0.6 + 0.3 * greatest(jaccard, containment)
        ELSE 0.6 + 0.3 * headline_held
    END AS score
FROM judged
WHERE method IS NOT NULL
