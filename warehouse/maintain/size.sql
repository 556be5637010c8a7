-- How large the lake is; one row: the Parquet files of its tables as they are now, those of their
-- deleted rows among them, their bytes, and the snapshots that can be read. DuckLake's own counts
-- (ducklake_table_info) have deleted rows of files that are gone.
SELECT
    count(*) + count(deleted.data_file_id) AS files,
    coalesce(sum(file.file_size_bytes) + coalesce(sum(deleted.file_size_bytes), 0), 0)::BIGINT AS bytes,
    (SELECT count(*) FROM ducklake_snapshots('lake')) AS snapshots
FROM __ducklake_metadata_lake.ducklake_data_file AS file
LEFT JOIN __ducklake_metadata_lake.ducklake_delete_file AS deleted
    ON deleted.data_file_id = file.data_file_id AND deleted.end_snapshot IS NULL
WHERE file.end_snapshot IS NULL
