-- What is stored of the asked captions, and of all that are linked with them. A row is a caption.
WITH kin AS (
    SELECT DISTINCT kin FROM photo_keys SEMI JOIN asked USING (photo_key)
)
SELECT photo_keys.* FROM photo_keys SEMI JOIN kin USING (kin)
