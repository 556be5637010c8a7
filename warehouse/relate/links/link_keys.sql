-- What items are called, all of them: read once, for it is asked many times. A row is an item.
SELECT
    item_id,
    wire_at,
    guid_key,
    chain_key,
    slug_key,
    headline_key,
    flash_key,
    opening_key,
    transmission_key,
    names_guids,
    names_slugs,
    names_headlines,
    names_transmissions
FROM fingerprints
