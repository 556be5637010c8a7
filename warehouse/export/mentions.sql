-- A name where it stands in the body of an item whose text is shown.
CREATE TABLE out.mentions AS
SELECT mentions.*
FROM mentions
SEMI JOIN (SELECT item_id FROM chosen WHERE is_shown) USING (item_id)
