-- What the bodies of items name and quote, and who and what the warehouse knows by it.
ALTER TABLE items ADD COLUMN names_by VARCHAR;
ALTER TABLE runs ADD COLUMN mentions BIGINT;
ALTER TABLE runs ADD COLUMN quotes BIGINT;

CREATE TABLE item_entities (
    item_id VARCHAR NOT NULL,
    position BIGINT NOT NULL,
    label VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    name_key VARCHAR,
    entity_id VARCHAR,
    acronym VARCHAR,
    surfaces VARCHAR[],
    roles VARCHAR[],
    mentions BIGINT NOT NULL,
    dateline_position BIGINT,
    place_kind VARCHAR,
    place_name VARCHAR,
    geonames_id BIGINT,
    admin_region VARCHAR,
    country_code VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    population BIGINT,
    place_resolved_by VARCHAR
);

CREATE TABLE mentions (
    item_id VARCHAR NOT NULL,
    position BIGINT NOT NULL,
    start BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    surface VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    entity_position BIGINT,
    entity_id VARCHAR,
    role VARCHAR,
    stands_for VARCHAR,
    method VARCHAR NOT NULL,
    resolved_by VARCHAR NOT NULL
);

CREATE TABLE quotes (
    item_id VARCHAR NOT NULL,
    position BIGINT NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    start BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    paragraph BIGINT NOT NULL,
    cue VARCHAR,
    speaker VARCHAR,
    speaker_start BIGINT,
    speaker_end BIGINT,
    speaker_position BIGINT,
    speaker_entity_id VARCHAR,
    continues BIGINT
);

CREATE TABLE entities (
    entity_id VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    aliases STRUCT("name" VARCHAR, "items" BIGINT)[],
    roles STRUCT("role" VARCHAR, "first_seen_at" TIMESTAMPTZ, "last_seen_at" TIMESTAMPTZ, "items" BIGINT)[],
    items BIGINT NOT NULL,
    mentions BIGINT NOT NULL,
    first_seen_at TIMESTAMPTZ,
    last_seen_at TIMESTAMPTZ,
    place_kind VARCHAR,
    geonames_id BIGINT,
    admin_region VARCHAR,
    country_code VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    population BIGINT
);

CREATE TABLE entity_names (
    name_key VARCHAR NOT NULL,
    entity_id VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    method VARCHAR NOT NULL,
    evidence VARCHAR,
    items BIGINT NOT NULL
);
