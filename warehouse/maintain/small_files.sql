-- The files of a table ($table) below a size ($small), in the order they were written. A row is a
-- file with its bytes.
SELECT data_file, data_file_size_bytes
FROM ducklake_list_files('lake', $table)
WHERE data_file_size_bytes < $small
ORDER BY data_file
