-- SQLite: the tables of an index. A row of documents is an item that may be found, without its text;
-- times are microseconds since 1970, and wire_on is when its day begins. A row of texts is what is
-- shown of it. words is what is searched: it holds no text of its own. mark has one row: the snapshot that the index was drawn from.
CREATE TABLE documents (
    document INTEGER PRIMARY KEY,
    item_id TEXT NOT NULL UNIQUE,
    text_key TEXT NOT NULL,
    is_current INTEGER NOT NULL,
    wire_at INTEGER,
    wire_on INTEGER NOT NULL,
    embargoed_until INTEGER,
    usable_until INTEGER,
    agency TEXT COLLATE NOCASE,
    feed TEXT NOT NULL COLLATE NOCASE,
    country_code TEXT,
    places TEXT NOT NULL
);
CREATE TABLE texts (
    document INTEGER PRIMARY KEY,
    slugline TEXT,
    headline TEXT,
    place TEXT,
    text BLOB NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5 (
    headline, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TABLE mark (snapshot_id INTEGER NOT NULL, taken_at INTEGER NOT NULL);
