-- From a transmission number to the next in its series that was sent about then; a row is a step,
-- of 1 where nothing is missing between. Numbers begin anew each day, or wrap, or never do, and
-- come out of order: so a step counts only where each of the two is the other's nearest among
-- those sent within some 12 hours, or four days in a series that does not begin anew. The end of a
-- day has no next. A jump of more than 50 takes time: without, it is another day's numbers.
WITH kinds AS (
    SELECT
        feed,
        kind,
        if(count(DISTINCT (series, number, day)) > 1.2 * count(DISTINCT (series, number)), 6, 48)
            * 3600 AS span_seconds
    FROM numbers
    GROUP BY feed, kind
),
spans AS (
    SELECT numbers.*, floor(epoch(sent_at) / span_seconds)::BIGINT AS span
    FROM numbers
    JOIN kinds USING (feed, kind)
),
-- Each number in every span it may be the next of, and those it may be the one before of.
followers AS (
    SELECT
        feed, kind, series, number, span + shift AS about,
        min(sent_at) FILTER (shift = 0) AS sent_at,
        min(landed_at) FILTER (shift = 0) AS landed_at,
        min(arrived_at) FILTER (shift = 0) AS arrived_at,
        min(width) FILTER (shift = 0) AS width
    FROM spans, (SELECT unnest([-2, -1, 0, 1]) AS shift)
    GROUP BY ALL
),
leaders AS (
    SELECT
        feed, series, number, span + shift AS about,
        min(sent_at) FILTER (shift = 0) AS sent_at,
        min(landed_at) FILTER (shift = 0) AS landed_at,
        min(arrived_at) FILTER (shift = 0) AS arrived_at,
        min(width) FILTER (shift = 0) AS width,
        min(day) FILTER (shift = 0) AS day
    FROM spans, (SELECT unnest([-1, 0, 1, 2]) AS shift)
    GROUP BY ALL
),
onward AS (
    SELECT *, lead(number) OVER (PARTITION BY feed, series, about ORDER BY number) AS next_number
    FROM followers
    QUALIFY sent_at IS NOT NULL
),
back AS (
    SELECT *, lag(number) OVER (PARTITION BY feed, series, about ORDER BY number) AS last_number
    FROM leaders
    QUALIFY sent_at IS NOT NULL
)
SELECT DISTINCT ON (back.feed, back.series, back.number, back.about)
    back.feed,
    onward.kind,
    back.series,
    onward.number AS after,
    back.number AS before,
    -- 100 after 99 says that there are no leading noughts.
    least(onward.width, back.width) AS width,
    back.day,
    least(onward.arrived_at, back.arrived_at) AS began_at,
    greatest(onward.arrived_at, back.arrived_at) AS ended_at,
    -- What is still on its way has an hour; a later run tells of the rest.
    greatest(onward.landed_at, back.landed_at, ended_at + INTERVAL 1 HOUR) AS ripe_at
FROM onward
JOIN back
    ON back.feed = onward.feed
   AND back.series = onward.series
   AND back.number = onward.next_number
   AND back.last_number = onward.number
   AND back.about BETWEEN onward.about - 1 AND onward.about + 2
WHERE ripe_at <= $now
  AND (
      back.number - onward.number <= 51
      OR (back.number - onward.number <= 2000 AND back.sent_at > onward.sent_at)
  )
