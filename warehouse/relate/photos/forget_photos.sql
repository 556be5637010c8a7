-- Take out photos that are another now, or are no more (`counted`); a row deleted is one.
DELETE FROM photos
WHERE photo_id IN (SELECT photo_id FROM asked)
  AND photo_id NOT IN (
      SELECT photo_id FROM (FROM counted INTERSECT FROM photos WHERE photo_id IN (FROM asked))
  )
