-- The links that items had whose links are made anew. A row is a link.
SELECT *
FROM links
WHERE relation IN ('revises', 'corrects', 'repeats', 'continues', 'kills', 'withholds')
  AND item_id IN (SELECT item_id FROM met UNION ALL SELECT item_id FROM touched)
