-- What items are matched by, how they are related, the stories they make, what changed in them, and
-- the photos over all of them.

CREATE TABLE fingerprints (
    item_id VARCHAR NOT NULL,
    wire_at TIMESTAMPTZ,
    is_timed BOOLEAN NOT NULL,
    guid_key BIGINT,
    chain_key BIGINT,
    chain_version BIGINT,
    slug_key BIGINT,
    headline_key BIGINT,
    flash_key BIGINT,
    opening_key BIGINT,
    transmission_key BIGINT,
    names_guids BIGINT[],
    names_slugs BIGINT[],
    names_headlines BIGINT[],
    names_transmissions BIGINT[],
    text_sha256 VARCHAR,
    shingles BIGINT NOT NULL,
    minhash UINTEGER[],
    bands BIGINT[],
    paragraphs STRUCT("key" BIGINT, words BIGINT)[]
);

CREATE TABLE links (
    item_id VARCHAR NOT NULL,
    target_item_id VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    method VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    evidence VARCHAR NOT NULL
);

CREATE TABLE story_items (
    item_id VARCHAR NOT NULL,
    story_id VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    wire_at TIMESTAMPTZ,
    version_number BIGINT,
    replaces_item_id VARCHAR,
    replaced_by_item_id VARCHAR,
    replaced_at TIMESTAMPTZ,
    killed_at TIMESTAMPTZ,
    killed_by_item_id VARCHAR,
    withheld_at TIMESTAMPTZ,
    withheld_by_item_id VARCHAR,
    embargoed_until TIMESTAMPTZ
);

CREATE TABLE families (
    story_id VARCHAR NOT NULL,
    first_item_id VARCHAR NOT NULL,
    current_item_id VARCHAR NOT NULL,
    first_at TIMESTAMPTZ,
    latest_at TIMESTAMPTZ,
    items BIGINT NOT NULL,
    versions BIGINT NOT NULL,
    state VARCHAR NOT NULL,
    flash_to_story_minutes DOUBLE,
    leads STRUCT(ordinal BIGINT, minutes DOUBLE)[]
);

CREATE TABLE story_merges (
    story_id VARCHAR NOT NULL,
    merged_into_story_id VARCHAR NOT NULL,
    merged_at TIMESTAMPTZ NOT NULL,
    by_item_id VARCHAR,
    evidence VARCHAR
);

CREATE TABLE edits (
    item_id VARCHAR NOT NULL,
    replaces_item_id VARCHAR NOT NULL,
    position BIGINT NOT NULL,
    operation VARCHAR NOT NULL,
    paragraph BIGINT,
    old_paragraph BIGINT,
    text VARCHAR,
    old_text VARCHAR,
    similarity DOUBLE
);

CREATE TABLE copies (
    item_id VARCHAR NOT NULL,
    cluster_id VARCHAR NOT NULL,
    items BIGINT NOT NULL
);

CREATE TABLE photos (
    photo_id VARCHAR NOT NULL,
    agency_photo_id VARCHAR,
    caption VARCHAR,
    captions BIGINT NOT NULL,
    credits VARCHAR[],
    provided_by VARCHAR[],
    rights VARCHAR[],
    taken_on DATE,
    first_used_at TIMESTAMPTZ,
    last_used_at TIMESTAMPTZ,
    items BIGINT NOT NULL,
    stories BIGINT NOT NULL
);

CREATE TABLE photo_keys (
    photo_key VARCHAR NOT NULL,
    photo_id VARCHAR NOT NULL,
    method VARCHAR NOT NULL,
    evidence VARCHAR,
    alike VARCHAR[],
    kin VARCHAR NOT NULL,
    runs BIGINT[],
    stands BIGINT NOT NULL
);
