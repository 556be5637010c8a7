-- Of some items one that may be used now, be it the current version, an older one, a repeat or a take.
SELECT item_id, story_id
FROM item_states
WHERE state = 'live' AND item_id IN (SELECT unnest($item_ids))
