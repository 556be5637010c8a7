-- A desk of an agency on a day: how fast its stories came.
CREATE TABLE out.desk_latency AS
SELECT *
FROM desk_latency
WHERE ($since::DATE IS NULL OR day >= $since::DATE)
  AND (len($agencies::VARCHAR[]) = 0 OR list_contains($agencies::VARCHAR[], agency))
