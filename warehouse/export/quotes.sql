-- A quotation in the body of an item whose text is shown.
CREATE TABLE out.quotes AS
SELECT quotes.*
FROM quotes
SEMI JOIN (SELECT item_id FROM chosen WHERE is_shown) USING (item_id)
