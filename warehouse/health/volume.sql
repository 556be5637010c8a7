-- Files of each feed in the last 24 hours, beside the same 24 hours of up to eight weeks before; a
-- row is a feed. Days are cut where the clock on the feed's wall stands now. `least_usual` and
-- `most_usual` are the second from either end once there are five weeks: one outage, one flood or
-- holiday is no measure. `least_day` is the same over all days.
-- `spread` is their standard deviation, by the median of what they are off: files come in bursts.
WITH days AS (
    SELECT
        feed,
        floor(seconds_ago / 86400)::BIGINT AS day,
        sum(files) AS files,
        sum(timed_files) AS timed_files
    FROM arrivals
    GROUP BY ALL
),
history AS (
    SELECT feed, max(day) AS first_day, sum(timed_files) / sum(files) AS timed_share
    FROM days
    GROUP BY feed
),
-- The day the history begins is not whole.
whole_days AS (
    SELECT feed, day, coalesce(files, 0) AS files
    FROM (SELECT feed, range AS day FROM history, range(1, 57) WHERE range < first_day)
    LEFT JOIN days USING (feed, day)
),
weeks AS (
    SELECT
        feed,
        count(*) AS weeks,
        median(files) AS usual_files,
        1.4826 * mad(files) AS spread,
        list(files ORDER BY files) AS ordered
    FROM whole_days
    WHERE day % 7 = 0
    GROUP BY feed
),
all_days AS (SELECT feed, list(files ORDER BY files)[2] AS least_day FROM whole_days GROUP BY feed)
SELECT
    looked.feed,
    coalesce(days.files, 0)::BIGINT AS files_today,
    weeks.usual_files,
    spread,
    ordered[if(weeks >= 5, 2, 1)]::DOUBLE AS least_usual,
    ordered[if(weeks >= 5, weeks - 1, weeks)]::DOUBLE AS most_usual,
    coalesce(least_day, 0)::DOUBLE AS least_day,
    -- What a source without times brings after days without a run came on all of them.
    coalesce(timed_share, 1) > 0.5 OR coalesce(looked_at - looked_before < INTERVAL 36 HOUR, true)
        AS is_of_a_day,
    dayname(local_now - INTERVAL 12 HOUR) AS weekday
FROM looked
LEFT JOIN days ON days.feed = looked.feed AND day = 0
LEFT JOIN (SELECT * FROM weeks WHERE weeks >= 3) AS weeks ON weeks.feed = looked.feed
LEFT JOIN all_days ON all_days.feed = looked.feed
LEFT JOIN history ON history.feed = looked.feed
