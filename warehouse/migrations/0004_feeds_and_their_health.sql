-- What a run brought of each feed, how each feed is, how a source knows its files, and by what an
-- item that a newer parser read again is known.
ALTER TABLE feed_files ADD COLUMN etag VARCHAR;
ALTER TABLE feed_files ADD COLUMN cursor VARCHAR;
ALTER TABLE rejects ADD COLUMN member VARCHAR;
ALTER TABLE rejects ADD COLUMN fault_at BIGINT;
ALTER TABLE runs ADD COLUMN files_known BIGINT;
ALTER TABLE items ADD COLUMN reads_as VARCHAR;

CREATE TABLE feed_runs (
    run_id VARCHAR NOT NULL,
    feed VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    message VARCHAR,
    seconds DOUBLE NOT NULL,
    files_known BIGINT NOT NULL,
    files_left BIGINT NOT NULL,
    files_received BIGINT NOT NULL,
    files_items BIGINT NOT NULL,
    files_duplicate BIGINT NOT NULL,
    files_not_news BIGINT NOT NULL,
    files_rejected BIGINT NOT NULL,
    items BIGINT NOT NULL,
    rejects BIGINT NOT NULL,
    newest_item_at TIMESTAMPTZ
);

CREATE TABLE feed_health (
    run_id VARCHAR NOT NULL,
    feed VARCHAR NOT NULL,
    measured_at TIMESTAMPTZ NOT NULL,
    state VARCHAR NOT NULL,
    findings VARCHAR[],
    newest_file_at TIMESTAMPTZ,
    silent_seconds DOUBLE,
    usual_silence_seconds DOUBLE,
    files_today BIGINT NOT NULL,
    usual_files DOUBLE,
    missing_transmissions VARCHAR[],
    reject_share DOUBLE,
    latency_seconds DOUBLE,
    usual_latency_seconds DOUBLE
);
