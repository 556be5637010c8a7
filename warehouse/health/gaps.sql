-- Transmission numbers that are missing since the feed was measured before, at least of a day; a
-- row is a feed with some, its ranges in the order they were sent. A number that came at another
-- place, as a repeat does, is not missing. Reported is what the feed does not do by nature: steps
-- over a gap, as a share of all in three weeks without the worst day, tell what is usual. A feed
-- that takes a part of a wire misses 2 % and more, and of a new one nobody knows. Numbers that
-- refused files may have had are not reported.
WITH windows AS (
    SELECT
        feed,
        least(coalesce(measured_before, $now), $now - INTERVAL 1 DAY) AS since
    FROM looked
),
holes AS (
    SELECT steps.*, unnest(range(after + 1, before)) AS number
    FROM steps
    WHERE before > after + 1
),
missing AS (
    SELECT holes.*
    FROM holes
    ANTI JOIN numbers
        ON numbers.feed = holes.feed
       AND numbers.series = holes.series
       AND numbers.number = holes.number
       AND numbers.arrived_at
           BETWEEN holes.began_at - INTERVAL 3 HOUR AND holes.ended_at + INTERVAL 3 HOUR
),
gaps AS (
    SELECT feed, kind, day, ripe_at, count(*) AS numbers
    FROM missing
    GROUP BY feed, kind, series, after, before, day, ripe_at
),
tallies AS (
    SELECT feed, kind, day, ripe_at >= since AS is_new, count(*) AS steps, 0 AS gaps, 0 AS most
    FROM steps
    JOIN windows USING (feed)
    GROUP BY ALL
    UNION ALL
    SELECT feed, kind, day, ripe_at >= since, 0, count(*), max(numbers)
    FROM gaps
    JOIN windows USING (feed)
    GROUP BY ALL
),
days AS (
    SELECT feed, kind, day, is_new, sum(steps) AS steps, sum(gaps) AS gaps, max(most) AS most
    FROM tallies
    GROUP BY ALL
),
ordinary AS (
    SELECT
        feed,
        kind,
        count(*) AS days,
        sum(steps) AS steps,
        (sum(gaps) - max(gaps)) / greatest(sum(steps) - arg_max(steps, gaps), 1) AS gap_share,
        coalesce(list(most ORDER BY most DESC)[2], 0) AS most
    FROM days
    WHERE NOT is_new
    GROUP BY feed, kind
),
tonight AS (
    SELECT feed, kind, sum(steps) AS steps, sum(gaps) AS gaps, max(most) AS most
    FROM days
    WHERE is_new
    GROUP BY feed, kind
),
unusual AS (
    SELECT feed, kind
    FROM tonight
    JOIN ordinary USING (feed, kind)
    WHERE ordinary.days >= 5
      AND ordinary.steps >= 200
      AND gap_share < 0.02
      AND (
          tonight.gaps > gap_share * tonight.steps + 4 * sqrt(gap_share * tonight.steps)
          OR tonight.most > greatest(10, 5 * ordinary.most)
      )
),
missing_now AS (
    SELECT feed, series, day, number, max(width) AS width, min(ended_at) AS ended_at
    FROM missing
    JOIN windows USING (feed)
    SEMI JOIN unusual USING (feed, kind)
    WHERE ripe_at >= since
    GROUP BY ALL
),
islands AS (
    SELECT
        *,
        number - row_number() OVER (PARTITION BY feed, series, day ORDER BY number) AS island
    FROM missing_now
),
ranges AS (
    SELECT
        feed,
        min(ended_at) AS ended_at,
        count(*) AS numbers,
        series || format('{:0{}d}', min(number), max(width)) AS first_number,
        series || format('{:0{}d}', max(number), max(width)) AS last_number
    FROM islands
    GROUP BY feed, series, day, island
),
unread AS (
    SELECT feed, count(*) AS files
    FROM feed_files
    JOIN windows USING (feed)
    WHERE pulled_at BETWEEN $numbers_since AND $now
      AND pulled_at > since
      AND outcome IN ('rejected', 'not_news')
      AND file_id IS NOT NULL
    GROUP BY feed
)
SELECT
    feed,
    list(if(numbers = 1, first_number, first_number || '-' || last_number)
        ORDER BY ended_at, first_number)[:20] AS ranges,
    count(*) AS all_ranges,
    sum(numbers)::BIGINT AS numbers
FROM ranges
LEFT JOIN unread USING (feed)
GROUP BY feed
HAVING sum(numbers) > coalesce(max(files), 0)
