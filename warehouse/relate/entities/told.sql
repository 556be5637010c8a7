-- The names that a batch tells about: those its items have (staged_item_entities), and the acronyms
-- they spell out. Of items that are worked again, what they had is among it. A row is a name.
SELECT name_key
FROM staged_item_entities
WHERE name_key IS NOT NULL
UNION
SELECT label || ':' || regexp_replace(lower(acronym), '[^\p{L}\p{N}]', '', 'g')
FROM staged_item_entities
WHERE starts_with(name_key, label || ':')
  AND (name_key LIKE '%-%' OR geonames_id IS NOT NULL)
  AND acronym SIMILAR TO '.*\p{L}.*'
