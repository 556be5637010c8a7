-- Add a batch's counts to the record of its run; one row changes.
UPDATE runs
SET
    files_received = files_received + $files_received,
    files_left = files_left + $files_left,
    files_known = coalesce(files_known, 0) + $files_known,
    files_resumed = files_resumed + $files_resumed,
    files_items = files_items + $files_items,
    files_duplicate = files_duplicate + $files_duplicate,
    files_not_news = files_not_news + $files_not_news,
    files_rejected = files_rejected + $files_rejected,
    items = items + $items,
    captions = captions + $captions,
    rejects = rejects + $rejects,
    mentions = mentions + $mentions,
    quotes = quotes + $quotes
WHERE run_id = $run_id
