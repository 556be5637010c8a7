-- SQLite: the headline of a text that is shown, and the passage with most of the words asked for.
SELECT
    rowid,
    highlight(shown, 0, :start, :stop),
    snippet(shown, 1, :start, :stop, '…', 32)
FROM shown
WHERE shown MATCH :words
