-- Take out the links that are no more; a row deleted is one.
DELETE FROM links
USING (FROM stored_links EXCEPT FROM found) AS gone
WHERE links.item_id = gone.item_id
  AND links.target_item_id = gone.target_item_id
  AND links.relation = gone.relation
