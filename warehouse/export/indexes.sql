-- The indexes of the file: by what one row or the rows of a story, a day, an item are looked up.
CREATE INDEX items_item_id ON items (item_id);
CREATE INDEX items_wire_on ON items (wire_on);
CREATE INDEX news_item_id ON news (item_id);
CREATE INDEX news_story_id ON news (story_id);
CREATE INDEX news_day ON news (day);
CREATE INDEX stories_story_id ON stories (story_id);
CREATE INDEX story_versions_story_id ON story_versions (story_id);
CREATE INDEX story_items_item_id ON story_items (item_id);
CREATE INDEX story_items_story_id ON story_items (story_id);
CREATE INDEX captions_item_id ON captions (item_id);
CREATE INDEX quotes_item_id ON quotes (item_id);
CREATE INDEX item_entities_item_id ON item_entities (item_id);
CREATE INDEX item_entities_entity_id ON item_entities (entity_id);
