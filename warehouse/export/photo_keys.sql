-- A caption of the export, and the photo that it is of.
CREATE TABLE out.photo_keys AS
SELECT photo_key, photo_id, method
FROM photo_keys
SEMI JOIN out.captions AS kept ON kept.photo_key = photo_keys.photo_key
