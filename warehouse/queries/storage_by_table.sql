-- How much room does each table take?
-- A row is a table, with its rows, its Parquet files as they are now, the rows that are deleted in
-- them, and the bytes of both.
-- Parameters:
--   table text: This table alone (any).
SELECT
    held.table_name AS "table",
    coalesce(sum(file.record_count - coalesce(gone.delete_count, 0)), 0)::BIGINT AS "rows",
    count(file.data_file_id) AS files,
    coalesce(sum(gone.delete_count), 0)::BIGINT AS deleted_rows,
    coalesce(sum(file.file_size_bytes + coalesce(gone.file_size_bytes, 0)), 0)::BIGINT AS bytes
FROM __ducklake_metadata_lake.ducklake_table AS held
LEFT JOIN __ducklake_metadata_lake.ducklake_data_file AS file
    ON file.table_id = held.table_id AND file.end_snapshot IS NULL
LEFT JOIN __ducklake_metadata_lake.ducklake_delete_file AS gone
    ON gone.data_file_id = file.data_file_id AND gone.end_snapshot IS NULL
WHERE held.end_snapshot IS NULL AND ($table IS NULL OR held.table_name = $table)
GROUP BY held.table_name
ORDER BY bytes DESC, held.table_name
