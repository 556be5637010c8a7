-- An item in its story, and whether it may be used now: the other views leave out the text of what is
-- not live.
-- Columns:
--   item_id: Item (items.item_id).
--   story_id: Story (stories.story_id).
--   wire_at: When it was on the wire (UTC).
--   part: version, repeat, take, notice, other (as story_items.part).
--   state: live, killed, withheld, embargoed, expired (its terms allow no use any more); now. Null of
--     a notice, unless it declares itself canceled or withheld: that may carry the text which it stops.
--   state_reason: Why it is not live: the item that stops it, and when; or until when.
CREATE OR REPLACE VIEW item_states AS
SELECT
    item_id,
    story_id,
    wire_at,
    part,
    CASE
        WHEN killed_by_item_id IS NOT NULL THEN 'killed'
        WHEN withheld_by_item_id IS NOT NULL THEN 'withheld'
        WHEN embargoed_until > now() THEN 'embargoed'
        WHEN usable_until <= now() THEN 'expired'
        WHEN part <> 'notice' THEN 'live'
    END AS state,
    CASE
        WHEN killed_by_item_id = item_id THEN 'declared canceled'
        WHEN killed_by_item_id IS NOT NULL
            THEN format(
                'killed by item {}{}',
                killed_by_item_id,
                coalesce(strftime(timezone('UTC', killed_at), ' at %Y-%m-%d %H:%M UTC'), '')
            )
        WHEN withheld_by_item_id = item_id THEN 'declared withheld'
        WHEN withheld_by_item_id IS NOT NULL
            THEN format(
                'withheld by item {}{}',
                withheld_by_item_id,
                coalesce(strftime(timezone('UTC', withheld_at), ' at %Y-%m-%d %H:%M UTC'), '')
            )
        WHEN year(embargoed_until) = 9999 THEN 'under an embargo whose end is not known'
        WHEN embargoed_until > now()
            THEN strftime(timezone('UTC', embargoed_until), 'embargoed until %Y-%m-%d %H:%M UTC')
        WHEN usable_until <= now()
            THEN strftime(timezone('UTC', usable_until), 'its terms allowed use until %Y-%m-%d %H:%M UTC')
    END AS state_reason
FROM story_items
