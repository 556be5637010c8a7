-- A state for which items of the export are there without their text, with how many; most first.
SELECT coalesce(state, 'notice') AS state, count(*) AS items
FROM chosen
LEFT JOIN item_states USING (item_id)
WHERE NOT is_shown
GROUP BY ALL
ORDER BY items DESC, state
