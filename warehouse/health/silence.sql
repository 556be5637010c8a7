-- How long each feed has been silent, and how long it ordinarily is; a row is a feed. One that
-- brought nothing yet is silent since it was looked at first. Ordinary are two lengths, each of
-- silences that ended: `usual_any`, the longest in a week, and `usual_here`, the longest within
-- twelve hours of the same hour of the week. Of the weeks the second longest counts, once there
-- are four: an outage, or a holiday, is no rhythm. `least_here` is the shortest of those, which
-- tells how regular the feed is; null stands for too little history.
WITH stretches AS (
    SELECT
        feed,
        lag(seconds_ago) OVER by_time AS began_ago,
        seconds_ago AS ended_ago,
        epoch(minute) - epoch(lag(minute) OVER by_time) AS seconds
    FROM arrivals
    WINDOW by_time AS (PARTITION BY feed ORDER BY minute)
),
ended AS (SELECT * FROM stretches WHERE seconds IS NOT NULL),
-- The longest that ended in each week.
of_weeks AS (
    SELECT feed, max(seconds) AS seconds
    FROM ended
    GROUP BY feed, floor(ended_ago / 604800)
),
ranked AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY feed ORDER BY seconds DESC) AS place,
        count(*) OVER (PARTITION BY feed) AS weeks
    FROM of_weeks
),
any_hour AS (
    SELECT feed, seconds AS usual_any FROM ranked WHERE place = if(weeks >= 4, 2, 1)
),
-- The longest about the same hour of each week. One that spans weeks is one.
of_hours AS (
    SELECT feed, week, max(seconds) AS seconds, arg_max(ended_ago, seconds) AS ended_ago
    FROM ended, range(1, 9) AS weeks(week)
    WHERE began_ago >= week * 604800 - 43200 AND ended_ago <= week * 604800 + 43200
    GROUP BY feed, week
),
ranked_here AS (
    SELECT
        feed,
        seconds,
        row_number() OVER (PARTITION BY feed ORDER BY seconds DESC) AS place,
        count(*) OVER (PARTITION BY feed) AS stretches,
        sum(weeks) OVER (PARTITION BY feed) AS weeks
    FROM (SELECT feed, ended_ago, any_value(seconds) AS seconds, count(*) AS weeks
          FROM of_hours GROUP BY feed, ended_ago)
),
this_hour AS (
    SELECT
        feed,
        max(seconds) FILTER (place = if(weeks >= 4 AND stretches > 1, 2, 1)) AS usual_here,
        min(seconds) AS least_here
    FROM ranked_here
    WHERE weeks >= 3
    GROUP BY feed
),
-- Of a feed with few files the mean and its spread say more than the hours of so few.
spread AS (
    SELECT feed, avg(seconds) + 6 * stddev_pop(seconds) AS usual_of_few
    FROM ended
    JOIN any_hour USING (feed)
    WHERE seconds <= usual_any
    GROUP BY feed
    HAVING sum(seconds) / count(*) > 144000
),
-- Where no file was ever as fresh as the longest silence is long, the clock of the source is behind
-- (FTP servers tell local time), or it hands on what lay elsewhere for hours.
history AS (
    SELECT
        feed,
        max(newest_at) + to_seconds(
            if(min(seconds_waited) > any_value(usual_any), min(seconds_waited), 0)
        ) AS newest_at,
        max(seconds_ago) - min(seconds_ago) AS seconds,
        count(DISTINCT floor(seconds_ago / 86400)) AS days
    FROM arrivals
    LEFT JOIN any_hour USING (feed)
    GROUP BY feed
),
pulled AS (
    SELECT feed, max(pulled_at) AS newest_at
    FROM feed_files
    SEMI JOIN measured_feeds USING (feed)
    WHERE pulled_at BETWEEN $since AND $now AND file_id IS NOT NULL AND outcome <> 'duplicate'
    GROUP BY feed
)
SELECT
    looked.feed,
    silent_after_hours * 3600 AS set_seconds,
    coalesce(history.newest_at, pulled.newest_at, newest_before) AS newest_file_at,
    if(
        coalesce(newest_file_at, first_looked) IS NULL,
        NULL,
        greatest(0, epoch(looked_at) - epoch(coalesce(newest_file_at, first_looked)))
    ) AS silent_seconds,
    usual_any,
    greatest(coalesce(usual_here, usual_any), coalesce(usual_of_few, 0)) AS usual_here,
    coalesce(least_here, usual_any) AS least_here,
    coalesce(history.days >= 5 AND history.seconds >= 14 * 86400, false) AS is_learned,
    -- A feed that is dead for longer than its history is kept is still a silent one.
    if(newest_file_at - newest_then < INTERVAL 1 HOUR, usual_before, NULL) AS usual_before
FROM looked
LEFT JOIN history USING (feed)
LEFT JOIN pulled USING (feed)
LEFT JOIN any_hour USING (feed)
LEFT JOIN this_hour USING (feed)
LEFT JOIN spread USING (feed)
