-- SQLite: the texts that are shown, in memory, with their words told apart as those of the index.
CREATE VIRTUAL TABLE shown USING fts5 (
    headline, text, tokenize = 'porter unicode61 remove_diacritics 2'
)
