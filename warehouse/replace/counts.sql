-- What was replaced; one row: files by their outcome now, items that were there and that landed, how
-- many of these kept their id, and how many went without one in their place.
SELECT
    count(*) AS files,
    count(*) FILTER (outcome = 'items') AS files_items,
    count(*) FILTER (outcome = 'duplicate') AS files_duplicate,
    count(*) FILTER (outcome = 'not_news') AS files_not_news,
    count(*) FILTER (outcome = 'rejected') AS files_rejected,
    (SELECT count(*) FROM stored) AS items_before,
    (SELECT count(*) FROM landing) AS items,
    (SELECT count(*) FROM landing WHERE is_kept) AS items_kept,
    (SELECT count(*) FROM stored_rejects) AS rejects_before
FROM outcomes
