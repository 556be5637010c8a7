-- A live story: its current version, with what it names. Stories that are killed, withheld, under an
-- embargo or past their terms are not here (stories has those, without their text), nor are digests,
-- advisories, packages and tests.
-- Columns:
--   day: Day that the version was on the wire (UTC); the fastest to filter by.
--   wire_at: When the version was on the wire.
--   agency: News agency.
--   slugline: Slug.
--   headline: Headline, without markers.
--   text: Body: paragraphs with one blank line between them.
--   words: Words in it.
--   place: First place of the dateline, as it stands there.
--   country_code: Country of that place, ISO 3166-1 alpha-2, where it is known.
--   people: Persons whom it names, by their fullest name in it, most named first.
--   organisations: Organisations that it names, likewise.
--   quotes: Quotations in it (quotes_by); null where names were not read.
--   versions: Versions that the story has had.
--   minutes: Minutes from the story's first item to this version; null where of one no more than the
--     day is known (its time is midnight).
--   revision_label: Marker of the version: LEAD, 2nd LD; null on a first take.
--   first_at: When the story's first item was on the wire.
--   kind: story, flash, correction, repeat, caption.
--   genre: Genre that copy or header names: News Focus.
--   urgency: Urgency, 1 (most) to 8 (least), if declared.
--   language: Language as a BCP 47 tag.
--   feed: Name of the feed it came by.
--   story_id: Story (stories.story_id).
--   item_id: The version (items.item_id).
CREATE OR REPLACE VIEW news AS
SELECT
    items.wire_on AS day,
    items.wire_at,
    items.agency,
    items.slugline,
    items.headline,
    items.body AS text,
    items.words,
    items.dateline_places[1] AS place,
    items.country_code,
    items.people,
    items.organisations,
    items.quotes,
    families.versions,
    round(epoch(
        nullif(items.wire_at, date_trunc('day', items.wire_at))
        - nullif(families.first_at, date_trunc('day', families.first_at))
    ) / 60, 1) AS minutes,
    items.revision_label,
    families.first_at,
    items.kind,
    items.genre,
    items.urgency,
    items.language,
    items.feed,
    families.story_id,
    items.item_id
FROM items
-- A day that is asked for narrows both: DuckDB reads of each what is of that day.
JOIN families ON families.current_item_id = items.item_id AND families.current_on = items.wire_on
WHERE families.versions > 0
  AND families.state = 'live'
  AND coalesce(families.embargoed_until <= now(), true)
  AND coalesce(families.usable_until > now(), true)
