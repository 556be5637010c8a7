-- An item that is asked for and left out, and why. Of a story whose current version is left out the
-- others are too: an older version does not stand for one that may not be passed on.
CREATE TEMP TABLE left_out AS
SELECT item_id, reason FROM asked WHERE reason IS NOT NULL
UNION ALL
SELECT asked.item_id, 'of a story whose current version is left out'
FROM asked
JOIN families ON families.story_id = asked.story_id
JOIN asked AS current ON current.item_id = families.current_item_id
WHERE asked.reason IS NULL AND current.reason IS NOT NULL
