-- An item whose copy another item had carried before: the same text, much of it, or most of it among
-- other text. Of several before it, the first. Items that may not be used are left out.
-- Columns:
--   day: Day that it was on the wire (UTC).
--   wire_at: When it was on the wire.
--   agency: News agency.
--   feed: Name of the feed it came by.
--   slugline: Slug.
--   headline: Headline.
--   relation: duplicate (the same text), near_duplicate (much the same), contains (one holds most of
--     the other).
--   score: How much of the text is shared, over 0 to 1.
--   minutes: Minutes behind the first; null where of one no more than the day is known.
--   is_other_agency: Whether the first is of another agency.
--   is_same_story: Whether both are of one story.
--   first_agency: Agency of the first.
--   first_feed: Feed of the first.
--   first_wire_at: When the first was on the wire.
--   first_item_id: The first (items.item_id).
--   item_id: Item (items.item_id).
CREATE OR REPLACE VIEW duplicates AS
WITH usable AS MATERIALIZED (
    SELECT item_id, story_id, wire_at FROM item_states WHERE state = 'live'
),
placed AS (
    SELECT item_id, target_item_id, relation, score
    FROM links
    WHERE relation IN ('duplicate', 'near_duplicate', 'contains')
),
carried AS (
    SELECT
        item_id,
        target_item_id AS other_item_id,
        relation,
        score
    FROM placed
    UNION ALL
    SELECT target_item_id, item_id, relation, score FROM placed
),
-- In two steps: DuckDB, asked for both at once, may join all usable items with one another first.
placed_in_time AS MATERIALIZED (
    SELECT carried.*, usable.wire_at, usable.story_id
    FROM carried
    JOIN usable ON usable.item_id = carried.item_id
),
behind AS (
    SELECT
        own.*,
        other.wire_at AS first_wire_at,
        other.story_id AS first_story_id
    FROM placed_in_time AS own
    JOIN usable AS other ON other.item_id = own.other_item_id
    WHERE (coalesce(other.wire_at, 'epoch'), other.item_id) < (coalesce(own.wire_at, 'epoch'), own.item_id)
    QUALIFY row_number() OVER (
        PARTITION BY own.item_id
        ORDER BY other.wire_at NULLS FIRST, own.other_item_id, own.relation
    ) = 1
)
SELECT
    items.wire_on AS day,
    items.wire_at,
    items.agency,
    items.feed,
    items.slugline,
    items.headline,
    behind.relation,
    behind.score,
    round(epoch(
        nullif(items.wire_at, date_trunc('day', items.wire_at))
        - nullif(behind.first_wire_at, date_trunc('day', behind.first_wire_at))
    ) / 60, 1) AS minutes,
    coalesce(items.agency <> others.agency, false) AS is_other_agency,
    behind.story_id = behind.first_story_id AS is_same_story,
    others.agency AS first_agency,
    others.feed AS first_feed,
    behind.first_wire_at,
    behind.other_item_id AS first_item_id,
    behind.item_id
FROM behind
JOIN items ON items.item_id = behind.item_id
JOIN items AS others ON others.item_id = behind.other_item_id
