-- Meet the items that those met are linked with; a row inserted is one.
INSERT INTO copy_met
SELECT target_item_id AS item_id FROM copy_edges SEMI JOIN copy_met USING (item_id)
UNION
SELECT copy_edges.item_id FROM copy_edges SEMI JOIN copy_met ON copy_met.item_id = target_item_id
EXCEPT
FROM copy_met
