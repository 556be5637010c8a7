-- SQLite: what is shown of a document.
SELECT wire_at, agency, feed, slugline, headline, place, country_code, text
FROM documents
JOIN texts USING (document)
WHERE document = ?
