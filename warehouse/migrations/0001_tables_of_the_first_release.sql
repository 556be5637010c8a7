-- The tables of the first release. Comments come from schemas/, set after every migration.
CREATE TABLE migrations (
    name VARCHAR NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE feed_files (
    run_id VARCHAR NOT NULL,
    feed VARCHAR NOT NULL,
    uri VARCHAR NOT NULL,
    pulled_at TIMESTAMPTZ NOT NULL,
    file_id VARCHAR,
    modified_at TIMESTAMPTZ,
    size_bytes BIGINT,
    format VARCHAR,
    outcome VARCHAR,
    payload BLOB
);

CREATE TABLE items (
    item_id VARCHAR NOT NULL,
    feed VARCHAR NOT NULL,
    file_id VARCHAR NOT NULL,
    position BIGINT NOT NULL,
    format VARCHAR NOT NULL,
    parser_version BIGINT NOT NULL,
    agency VARCHAR,
    guid VARCHAR,
    version VARCHAR,
    slugline VARCHAR,
    headline VARCHAR,
    subheadline VARCHAR,
    bylines VARCHAR[],
    dateline VARCHAR,
    dateline_places VARCHAR[],
    dateline_on DATE,
    located VARCHAR,
    first_created_at TIMESTAMPTZ,
    version_created_at TIMESTAMPTZ,
    received_at TIMESTAMPTZ,
    embargoed_until TIMESTAMPTZ,
    pub_status VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    revision_label VARCHAR,
    revision_ordinal BIGINT NOT NULL,
    edit_note VARCHAR,
    changes STRUCT(verb VARCHAR, "object" VARCHAR, "where" VARCHAR)[],
    urgency BIGINT,
    genre VARCHAR,
    language VARCHAR,
    subjects VARCHAR[],
    keywords VARCHAR[],
    body VARCHAR,
    words BIGINT NOT NULL,
    body_sha256 VARCHAR,
    credit_line VARCHAR,
    copyright_notice VARCHAR,
    usage_terms VARCHAR,
    contacts VARCHAR[],
    notes VARCHAR[]
);

CREATE TABLE captions (
    item_id VARCHAR NOT NULL,
    position BIGINT NOT NULL,
    text VARCHAR NOT NULL,
    repeats BIGINT NOT NULL,
    credit VARCHAR,
    provided_by VARCHAR,
    rights VARCHAR,
    taken_on DATE,
    photo_id VARCHAR,
    photo_key VARCHAR NOT NULL
);

CREATE TABLE rejects (
    run_id VARCHAR NOT NULL,
    feed VARCHAR NOT NULL,
    uri VARCHAR NOT NULL,
    file_id VARCHAR,
    position BIGINT NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR NOT NULL
);

CREATE TABLE runs (
    run_id VARCHAR NOT NULL,
    flow VARCHAR NOT NULL,
    feeds VARCHAR[],
    started_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    state VARCHAR NOT NULL,
    message VARCHAR,
    slugline_version VARCHAR NOT NULL,
    files_received BIGINT NOT NULL,
    files_left BIGINT NOT NULL,
    files_resumed BIGINT NOT NULL,
    files_items BIGINT NOT NULL,
    files_duplicate BIGINT NOT NULL,
    files_not_news BIGINT NOT NULL,
    files_rejected BIGINT NOT NULL,
    items BIGINT NOT NULL,
    captions BIGINT NOT NULL,
    rejects BIGINT NOT NULL
);
