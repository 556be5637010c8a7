-- The files to work again, of the rows of feed_files that the operator's condition leaves (matching:
-- all columns but the bytes). A row is a row of feed_files, and what is to be done with it:
-- `work`; `duplicate`, for its bytes are another row's; `not_kept`, for the warehouse has not kept
-- them. Of bytes whose rows are all duplicates, for their items are other files', each row is
-- there to be looked at: one of them has the bytes.
-- Outdated are files of whose items one was read by an older parser, or whose names were read by
-- another engine ($names_by; null where names are not looked at), or were not and could be. With
-- them come the files of their feeds whose items had all landed by others, as duplicates: what the
-- new reading of one file no longer has may stand in the other.
WITH outdated AS (
    SELECT DISTINCT feed, file_id
    FROM items
    WHERE parser_version < $parser_version
       OR (
           $names_by::VARCHAR IS NOT NULL
           AND body IS NOT NULL
           AND names_by IS DISTINCT FROM $names_by::VARCHAR
           AND (
               names_by IS NOT NULL
               OR list_bool_or([
                   starts_with(note, 'no names: they are read in English only') FOR note IN notes
               ]) IS NOT TRUE
           )
       )
),
asked_for AS (
    SELECT *
    FROM matching
    WHERE (len($feeds::VARCHAR[]) = 0 OR list_contains($feeds::VARCHAR[], feed))
      AND (
          len($formats::VARCHAR[]) = 0
          OR list_has_any(
              [split_part(name, '/', -1) FOR name IN string_split(format, '+')],
              $formats::VARCHAR[]
          )
      )
      AND (len($file_ids::VARCHAR[]) = 0 OR list_contains($file_ids::VARCHAR[], file_id))
      AND ($pulled_from::TIMESTAMPTZ IS NULL OR pulled_at >= $pulled_from::TIMESTAMPTZ)
      AND ($pulled_until::TIMESTAMPTZ IS NULL OR pulled_at < $pulled_until::TIMESTAMPTZ)
      AND (NOT $rejected_only OR file_id IN (SELECT file_id FROM rejects))
      AND (
          NOT $outdated_only
          OR file_id IN (SELECT file_id FROM outdated)
          OR (outcome = 'duplicate' AND feed IN (SELECT feed FROM outdated))
      )
),
first_landed AS (
    SELECT DISTINCT file_id
    FROM feed_files
    WHERE outcome <> 'duplicate'
      AND file_id IN (SELECT file_id FROM asked_for WHERE outcome = 'duplicate')
)
SELECT
    file_id,
    feed,
    pulled_at,
    size_bytes,
    CASE
        WHEN outcome = 'duplicate' AND file_id IN (SELECT file_id FROM first_landed) THEN 'duplicate'
        WHEN file_id IS NULL OR size_bytes > $kept_bytes THEN 'not_kept'
        ELSE 'work'
    END AS to_do
FROM asked_for
ORDER BY pulled_at, file_id
