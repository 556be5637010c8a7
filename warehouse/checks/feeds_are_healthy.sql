-- Feeds that a run found in a severe state: silent far beyond their rhythm, nearly empty, or mostly
-- refused. No rows is a pass; a row is such a feed, with what was found as a sentence.
SELECT feed, 'feed ' || feed || ': ' || array_to_string(findings, '; ') AS message
FROM feed_health
WHERE run_id = $run_id AND state = 'severe'
ORDER BY feed
