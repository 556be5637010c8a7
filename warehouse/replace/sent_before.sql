-- Readings of documents that had landed by another file when theirs landed, so that nothing of theirs
-- stands at their place; and that other file was not worked again. A row is a reading: it does not
-- land. The words cannot tell, for another parser reads them otherwise: the guid and version do.
WITH unplaced AS (
    SELECT readings.*
    FROM readings
    JOIN worked USING (file_id)
    ANTI JOIN kept USING (reading)
    ANTI JOIN known USING (reading)
    ANTI JOIN stored ON stored.file_id = readings.file_id AND stored.position = readings.position
    ANTI JOIN stored_rejects AS rejected
        ON rejected.file_id = readings.file_id AND rejected.position = readings.position
    WHERE worked.had_outcome IN ('items', 'duplicate')
      AND NOT regexp_full_match(readings.guid, 'slugline:[0-9a-f]{32}')
)
SELECT DISTINCT unplaced.reading
FROM unplaced
JOIN items USING (format, guid)
ANTI JOIN worked ON worked.file_id = items.file_id
WHERE items.version IS NOT DISTINCT FROM unplaced.version
  AND items.parser_version <> unplaced.parser_version
