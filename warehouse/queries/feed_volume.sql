-- Did each feed bring as much as on the same weekday before?
-- A row is a feed on a day, with its files, and the mean of the same weekday of four weeks before
-- (days without a file count as none, from the feed's first day on).
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest_pull).
--   feed text: This feed alone (any).
WITH pulled AS (
    SELECT
        feed,
        (pulled_at AT TIME ZONE 'UTC')::DATE AS "day",
        count(*) FILTER (outcome <> 'duplicate') AS files
    FROM feed_files
    WHERE pulled_at < timezone('UTC', $until + 1) AND ($feed IS NULL OR lower(feed) = lower($feed))
    GROUP BY ALL
),
begun AS (SELECT feed, min("day") AS first_day FROM pulled GROUP BY feed),
asked AS (
    SELECT feed, first_day, $until - ago::INTEGER AS "day"
    FROM begun
    CROSS JOIN range($days) AS asked_days(ago)
    WHERE $until - ago::INTEGER >= first_day
),
usual AS (
    SELECT asked.feed, asked."day", sum(coalesce(pulled.files, 0)) / count(*) AS files
    FROM asked
    CROSS JOIN range(1, 5) AS weeks(week)
    LEFT JOIN pulled
        ON pulled.feed = asked.feed AND pulled."day" = asked."day" - 7 * week::INTEGER
    WHERE asked."day" - 7 * week::INTEGER >= asked.first_day
    GROUP BY asked.feed, asked."day"
)
SELECT
    asked.feed,
    asked."day",
    dayname(asked."day") AS weekday,
    coalesce(pulled.files, 0) AS files,
    round(usual.files, 2) AS usual_files
FROM asked
LEFT JOIN pulled ON pulled.feed = asked.feed AND pulled."day" = asked."day"
LEFT JOIN usual ON usual.feed = asked.feed AND usual."day" = asked."day"
ORDER BY asked.feed, asked."day" DESC
