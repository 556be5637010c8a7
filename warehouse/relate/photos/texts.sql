-- What the asked captions say. A row is a wording of one; a caption known by its photo's id may have
-- several.
SELECT DISTINCT photo_key, text, credit, provided_by, photo_id IS NOT NULL AS has_id
FROM captions
SEMI JOIN asked USING (photo_key)
ORDER BY ALL
