-- Take out the rows of families that are others now; a row deleted is one.
DELETE FROM families
WHERE story_id IN (SELECT story_id FROM (FROM stored_families EXCEPT FROM told))
