-- The tables of the lake by name. A row is one.
SELECT table_name FROM ducklake_table_info('lake') ORDER BY table_name
