-- What items of a story ($story_id) kill, withhold, repeat, continue or correct. A row is such a
-- link; the evidence is left out, for it may quote what is killed.
SELECT links.item_id, links.target_item_id, links.relation, links.method, links.score
FROM links
SEMI JOIN (FROM story_items WHERE story_id = $story_id) AS told ON told.item_id = links.item_id
WHERE relation IN ('kills', 'withholds', 'repeats', 'continues', 'corrects')
ORDER BY ALL
