-- What the items that go have in item_entities. A row is one.
SELECT item_entities.* FROM item_entities SEMI JOIN stored USING (item_id)
