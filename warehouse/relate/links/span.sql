-- From when to when the items of pairs were on the wire. One row.
SELECT min(moment), max(moment)
FROM cards
WHERE item_id IN (SELECT item_id FROM pairs UNION SELECT other_id FROM pairs)
