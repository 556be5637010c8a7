-- A photo of which a caption is in the export; its own caption is null where that is not. Counts are
-- of all its uses.
CREATE TABLE out.photos AS
SELECT photos.* REPLACE (
    CASE WHEN caption IN (SELECT text FROM out.captions) THEN caption END AS caption
)
FROM photos
SEMI JOIN out.photo_keys AS kept ON kept.photo_id = photos.photo_id
