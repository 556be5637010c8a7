-- Take out the rows of story_items that are others now; a row deleted is one.
DELETE FROM story_items WHERE item_id IN (SELECT item_id FROM restated)
