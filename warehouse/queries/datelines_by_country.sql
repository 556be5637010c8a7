-- From which countries is the news told?
-- A row is a country of the first place of the dateline, with the stories, their agencies, and its
-- places most first.
-- Parameters:
--   days integer: How many days (7).
--   until date: The last of them (newest).
WITH told AS (
    SELECT country_code, place, agency, count(*) AS stories
    FROM news
    WHERE day BETWEEN $until - $days + 1 AND $until AND country_code IS NOT NULL
    GROUP BY country_code, place, agency
),
of_places AS (
    SELECT country_code, place, sum(stories) AS stories FROM told GROUP BY country_code, place
)
SELECT
    country_code,
    sum(stories)::BIGINT AS stories,
    (
        SELECT count(DISTINCT agency) FROM told AS own
        WHERE own.country_code = of_places.country_code
    ) AS agencies,
    list(place ORDER BY stories DESC, place)[:5] AS places
FROM of_places
GROUP BY country_code
ORDER BY sum(stories) DESC, country_code
