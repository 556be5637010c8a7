-- A kill, withdrawal, hold or correction of the window and the story it is about, with the headline
-- that the story has now where it may be used; newest first. A row is a notice and a story.
SELECT DISTINCT
    notice.item_id,
    notice.wire_at,
    notice.kind,
    notice.agency,
    notice.slugline,
    notice.note,
    list_filter(notice.refers_to, lambda one: NOT starts_with(one, 'guid ')) AS names,
    notice.target_state,
    notice.minutes,
    news.headline
FROM kills_and_corrections AS notice
LEFT JOIN news ON news.story_id = notice.story_id
WHERE notice.day >= $first_day AND notice.day <= $last_day
ORDER BY notice.wire_at DESC, notice.item_id
LIMIT $most
