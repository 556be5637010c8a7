-- Write the rows of story_items that are new or others; a row is one.
INSERT INTO story_items BY NAME
SELECT placed.* FROM placed SEMI JOIN restated USING (item_id)
