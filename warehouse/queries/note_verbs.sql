-- What do the notes to editors say was done?
-- A row is a verb of the notes on changes, with how often it stands there, in how many items, and one
-- of the things that it is said of.
-- Parameters:
--   days integer: How many days (30).
--   until date: The last of them (newest).
--   agency text: Of this agency alone (any).
WITH said AS (
    SELECT items.item_id, unnest(items.changes) AS change
    FROM items
    JOIN item_states ON item_states.item_id = items.item_id
    WHERE items.wire_on BETWEEN $until - $days + 1 AND $until
      AND item_states.state = 'live'
      AND ($agency IS NULL OR lower(items.agency) = lower($agency))
)
SELECT
    upper(change.verb) AS verb,
    count(*) AS times,
    count(DISTINCT item_id) AS items,
    first(change.object ORDER BY change.object) FILTER (change.object IS NOT NULL) AS such_as
FROM said
GROUP BY upper(change.verb)
ORDER BY times DESC, verb
