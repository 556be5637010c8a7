-- A reason for which items or captions of the export were left out, with how many; most first.
WITH of_captions AS (
    SELECT restricted_terms.reason, count(*) AS captions
    FROM captions
    SEMI JOIN (SELECT item_id FROM chosen WHERE is_shown) USING (item_id)
    JOIN restricted_terms ON restricted_terms.terms = captions.rights
    GROUP BY restricted_terms.reason
),
of_items AS (
    SELECT reason, count(*) AS items FROM left_out GROUP BY reason
)
SELECT reason, coalesce(items, 0) AS items, coalesce(captions, 0) AS captions
FROM of_items
FULL JOIN of_captions USING (reason)
ORDER BY items + captions DESC, reason
