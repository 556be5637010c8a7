-- The newest day (UTC) of the wire and the newest on which files were pulled, none of them in the
-- future; one row, with nulls where there is none.
SELECT
    (
        SELECT (max(wire_at) AT TIME ZONE 'UTC')::DATE FROM items WHERE wire_at <= $now
    ) AS wire_day,
    (
        SELECT (max(pulled_at) AT TIME ZONE 'UTC')::DATE FROM feed_files WHERE pulled_at <= $now
    ) AS pull_day
