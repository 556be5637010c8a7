-- Between which times the files were pulled whose format or outcome is another now; one row.
SELECT min(pulled_at), max(pulled_at)
FROM outcomes
WHERE (format, outcome) IS DISTINCT FROM (had_format, had_outcome)
