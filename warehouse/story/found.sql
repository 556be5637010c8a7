-- The stories that someone may mean by $asked: one by its id, or one that it had or might have had
-- (the id of any of its items, or as much of it as tells it), by a guid, a slug; failing that by
-- words that a headline has in their order. Of slugs and headlines words count, case does not. A
-- row is a story; only those of the surest kind.
WITH asked AS (
    SELECT
        trim($asked) AS id,
        trim(regexp_replace(lower($asked), '[^\p{L}\p{N}]+', ' ', 'g')) AS words
),
found AS MATERIALIZED (
    SELECT story_id, 1 AS rank
    FROM story_items, asked
    WHERE item_id = asked.id OR story_id = asked.id
    UNION ALL
    SELECT merged_into_story_id, 2 FROM story_merges, asked WHERE story_id = asked.id
    UNION ALL
    SELECT story_id, 3
    FROM items
    JOIN story_items USING (item_id), asked
    WHERE guid = asked.id
    UNION ALL
    SELECT story_id, 4
    FROM story_items, asked
    WHERE length(asked.id) >= 8
      AND (starts_with(item_id, lower(asked.id)) OR starts_with(story_id, lower(asked.id)))
    UNION ALL
    SELECT story_id, 5
    FROM items
    JOIN story_items USING (item_id), asked
    WHERE asked.words <> ''
      AND trim(regexp_replace(lower(slugline), '[^\p{L}\p{N}]+', ' ', 'g')) = asked.words
    UNION ALL
    SELECT story_id, 6
    FROM items
    JOIN story_items USING (item_id), asked
    WHERE asked.words <> ''
      AND contains(
          ' ' || regexp_replace(lower(headline), '[^\p{L}\p{N}]+', ' ', 'g') || ' ',
          ' ' || asked.words || ' '
      )
)
SELECT DISTINCT story_id
FROM found
WHERE rank = (SELECT min(rank) FROM found)
ORDER BY story_id
