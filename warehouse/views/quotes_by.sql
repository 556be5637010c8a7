-- A quotation in the news, and who says it.
-- Columns:
--   entity_id: Who says it (entities.entity_id); null if not known beyond the item.
--   speaker: Name of the speaker: the canonical one, or failing that the fullest in the item; null
--     if not known.
--   said_by: Speaker as it stands in the body: he, Lee, the ministry.
--   label: What the speaker is: person, organisation, place.
--   role: First title or office that the item gives the speaker.
--   kind: direct, partial, indirect (as quotes.kind).
--   cue: Verb that says it is said.
--   text: What is said, without its marks.
--   seen_at: Time of the item.
--   item_id: Item (items.item_id).
--   position: Number among its quotations (quotes.position).
--   headline: Its headline.
--   agency: Its news agency.
CREATE OR REPLACE VIEW quotes_by AS
SELECT
    quotes.speaker_entity_id AS entity_id,
    coalesce(entities.name, speakers.name) AS speaker,
    quotes.speaker AS said_by,
    speakers.label,
    speakers.roles[1] AS role,
    quotes.kind,
    quotes.cue,
    quotes.text,
    news_items.seen_at,
    quotes.item_id,
    quotes.position,
    news_items.headline,
    news_items.agency
FROM quotes
JOIN news_items ON news_items.item_id = quotes.item_id
LEFT JOIN item_entities AS speakers
    ON speakers.item_id = quotes.item_id AND speakers.position = quotes.speaker_position
LEFT JOIN entities ON entities.entity_id = quotes.speaker_entity_id
