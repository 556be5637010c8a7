-- The links that make members one story, and those that stop members. A row is a link.
SELECT item_id, target_item_id, relation
FROM links
WHERE relation IN ('revises', 'corrects', 'repeats', 'continues', 'kills', 'withholds')
  AND (
      item_id IN (SELECT item_id FROM members)
      OR target_item_id IN (SELECT item_id FROM members)
  )
