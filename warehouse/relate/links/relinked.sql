-- Items of which a link of versions came or went. A row is one.
WITH changed AS (
    (FROM found EXCEPT FROM stored_links)
    UNION ALL
    (FROM stored_links EXCEPT FROM found)
)
SELECT item_id FROM changed
UNION
SELECT target_item_id FROM changed
