-- A name in an item whose text is shown.
CREATE TABLE out.item_entities AS
SELECT item_entities.*
FROM item_entities
SEMI JOIN (SELECT item_id FROM chosen WHERE is_shown) USING (item_id)
