-- The items of a feed in the window whose copy another carried before, by how much of it they share;
-- a row is a feed that has any. A version that has most of the one before is none.
SELECT
    feed,
    count(DISTINCT item_id) FILTER (relation = 'duplicate') AS same_text,
    count(DISTINCT item_id) FILTER (relation = 'near_duplicate') AS much_the_same,
    count(DISTINCT item_id) FILTER (relation = 'contains') AS in_part,
    count(DISTINCT item_id) AS items,
    count(DISTINCT item_id) FILTER (is_other_agency) AS of_other_agencies
FROM duplicates
WHERE day >= $first_day AND day <= $last_day AND (relation = 'duplicate' OR NOT is_same_story)
GROUP BY feed
ORDER BY items DESC, feed
