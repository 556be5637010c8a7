-- An item: all of it where its text may be shown, else only what it is and when it was. A column
-- that is new is text until it is named here.
CREATE TABLE out.items AS
WITH known AS (
    SELECT items.*, chosen.is_shown
    FROM items
    JOIN chosen ON chosen.item_id = items.item_id
)
SELECT
    COLUMNS(lambda name: name IN (
        'item_id', 'feed', 'file_id', 'position', 'format', 'parser_version', 'agency', 'guid',
        'version', 'slugline', 'first_created_at', 'version_created_at', 'received_at',
        'embargoed_until', 'pub_status', 'kind', 'revision_label', 'revision_ordinal', 'urgency',
        'language', 'words', 'item_class', 'transmission', 'take', 'takes', 'wire_at', 'wire_on',
        'usable_until'
    )),
    CASE WHEN is_shown THEN COLUMNS(lambda name: name NOT IN (
        'item_id', 'feed', 'file_id', 'position', 'format', 'parser_version', 'agency', 'guid',
        'version', 'slugline', 'first_created_at', 'version_created_at', 'received_at',
        'embargoed_until', 'pub_status', 'kind', 'revision_label', 'revision_ordinal', 'urgency',
        'language', 'words', 'item_class', 'transmission', 'take', 'takes', 'wire_at', 'wire_on',
        'usable_until', 'is_shown'
    )) END
FROM known
ORDER BY wire_at, item_id
