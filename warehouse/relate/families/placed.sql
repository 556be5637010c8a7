-- The members in their stories, as they are now. A row is one of story_items.
-- A story has the id of its first version, or of its first item where it has none: a version that
-- comes later does not change it.
WITH named AS (
    SELECT
        *,
        first(item_id) OVER (
            PARTITION BY component
            ORDER BY part = 'version' DESC, place
        ) AS story_id,
        CASE
            WHEN part = 'version'
                THEN row_number() OVER (PARTITION BY component, part ORDER BY place)
        END AS version_number,
        CASE
            WHEN part = 'version'
                THEN lag(item_id) OVER (PARTITION BY component, part ORDER BY place)
        END AS replaces_item_id,
        CASE
            WHEN part = 'version'
                THEN lead(item_id) OVER (PARTITION BY component, part ORDER BY place)
        END AS replaced_by_item_id,
        CASE
            WHEN part = 'version'
                THEN lead(wire_at) OVER (PARTITION BY component, part ORDER BY place)
        END AS replaced_at
    FROM parts
)
SELECT
    named.item_id,
    story_id,
    part,
    named.wire_at,
    version_number,
    replaces_item_id,
    replaced_by_item_id,
    replaced_at,
    killed.wire_at AS killed_at,
    killed.by_item_id AS killed_by_item_id,
    held.wire_at AS withheld_at,
    held.by_item_id AS withheld_by_item_id,
    embargoed_until,
    usable_until
FROM named
LEFT JOIN (FROM stopped WHERE state = 'killed') AS killed ON killed.item_id = named.item_id
LEFT JOIN (FROM stopped WHERE state = 'withheld') AS held ON held.item_id = named.item_id
