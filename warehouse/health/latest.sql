-- How each feed was when it was measured last; a row is a feed.
SELECT *
FROM feed_health
QUALIFY row_number() OVER (PARTITION BY feed ORDER BY measured_at DESC, run_id DESC) = 1
ORDER BY feed
