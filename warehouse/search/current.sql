-- Of some items one that is the current version of a live story, now.
SELECT item_id, story_id FROM news WHERE item_id IN (SELECT unnest($item_ids))
