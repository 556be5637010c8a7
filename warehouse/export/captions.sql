-- A caption of an item whose text is shown. One whose restriction forbids to pass it on, or whose own
-- terms have ended, is left out.
CREATE TABLE out.captions AS
SELECT captions.*
FROM captions
SEMI JOIN (SELECT item_id FROM chosen WHERE is_shown) USING (item_id)
ANTI JOIN restricted_terms ON restricted_terms.terms = captions.rights
WHERE coalesce(captions.usable_until > now(), true)
