-- A feed on a day of pulling, of the feeds and days of the export: counts of all that came.
CREATE TABLE out.feed_days AS
SELECT *
FROM feed_days
SEMI JOIN out.items AS kept ON kept.feed = feed_days.feed
WHERE $since::DATE IS NULL OR day >= $since::DATE
