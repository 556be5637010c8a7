-- The tables by name; a row is a table, with its rows and what one of them is.
WITH counted AS (
    SELECT 'captions' AS name, count(*) AS rows FROM captions
    UNION ALL SELECT 'copies', count(*) FROM copies
    UNION ALL SELECT 'edits', count(*) FROM edits
    UNION ALL SELECT 'entities', count(*) FROM entities
    UNION ALL SELECT 'entity_names', count(*) FROM entity_names
    UNION ALL SELECT 'families', count(*) FROM families
    UNION ALL SELECT 'feed_files', count(*) FROM feed_files
    UNION ALL SELECT 'feed_health', count(*) FROM feed_health
    UNION ALL SELECT 'feed_runs', count(*) FROM feed_runs
    UNION ALL SELECT 'fingerprints', count(*) FROM fingerprints
    UNION ALL SELECT 'item_entities', count(*) FROM item_entities
    UNION ALL SELECT 'items', count(*) FROM items
    UNION ALL SELECT 'links', count(*) FROM links
    UNION ALL SELECT 'mentions', count(*) FROM mentions
    UNION ALL SELECT 'migrations', count(*) FROM migrations
    UNION ALL SELECT 'photo_keys', count(*) FROM photo_keys
    UNION ALL SELECT 'photos', count(*) FROM photos
    UNION ALL SELECT 'quotes', count(*) FROM quotes
    UNION ALL SELECT 'rejects', count(*) FROM rejects
    UNION ALL SELECT 'runs', count(*) FROM runs
    UNION ALL SELECT 'story_items', count(*) FROM story_items
    UNION ALL SELECT 'story_merges', count(*) FROM story_merges
)
SELECT name AS "table", rows, comment AS "a row is"
FROM counted
JOIN duckdb_tables() AS tables ON database_name = 'lake' AND table_name = name
ORDER BY name
