"""Cards on copy used again, on kills, and on what the runs took in."""

from flows.html_report.bars import bar_card, card, some, total
from flows.html_report.cards import Card, Table
from flows.html_report.figures import MOST_NOTICES, Rows
from flows.show import many


def duplicates(rows: Rows) -> Card:
    """Copy that another had carried before, by feed."""
    others = total(rows, "of_other_agencies")
    said = (
        f"{many(total(rows, 'items'), 'item')} with copy that another had carried before; "
        f"{some(others)} of them with that of another agency."
    )
    table = Table.of(
        ["Feed", "Items", "Same text", "Much the same", "In part", "Of another agency"],
        [
            [
                *(row["feed"], row["items"], row["same_text"], row["much_the_same"]),
                *(row["in_part"], row["of_other_agencies"]),
            ]
            for row in rows
        ],
    )
    return bar_card("duplicates", "Duplicates by feed", said, rows, "items", table)


def photos(rows: Rows) -> Card:
    """Photos that several items carry, the most used first."""
    table = Table.of(
        ["Caption", "Credit", "Items", "Stories"],
        [[row["caption"], row["credit"], row["items"], row["stories"]] for row in rows],
    )
    said = f"{many(len(rows), 'photo')} in more than one item, the most used first."
    return card("photos", "Photos used again", said, rows, table=table, is_wide=True)


def notices(rows: Rows) -> Card:
    """Kills and corrections, newest first."""
    table = Table.of(
        [
            "When",
            "What",
            "Agency",
            "Slug",
            "Note or what it names",
            "Minutes after",
            "Headline now",
        ],
        [
            [
                *(row["wire_at"], row["kind"], row["agency"], row["slugline"]),
                row["note"] or row["names"],
                None if row["minutes"] is None else round(row["minutes"]),
                row["headline"] or (row["target_state"] and f"({row['target_state']})"),
            ]
            for row in rows
        ],
    )
    said = f"{many(len(rows), 'notice')}, newest first."
    if len(rows) == MOST_NOTICES:
        said = f"The newest {MOST_NOTICES} notices."
    return card("kills", "New notices", said, rows, table=table, is_wide=True)


def saved(rows: Rows) -> Card:
    """Padding and repeated captions taken out, by feed."""
    saved = [{**row, "saved": row["captions_chars"] + row["padding_chars"]} for row in rows]
    found = sorted((r for r in saved if r["saved"]), key=lambda r: (-r["saved"], r["feed"]))
    said = (
        f"Taken out of the copy: {many(total(rows, 'padding_chars'), 'character')} of padding and "
        f"{many(total(rows, 'captions_removed'), 'repeated caption')} "
        f"({many(total(rows, 'captions_chars'), 'character')})."
    )
    table = Table.of(
        ["Feed", "Padding", "Repeated captions", "Their characters", "Together"],
        [
            [
                *(row["feed"], row["padding_chars"], row["captions_removed"]),
                *(row["captions_chars"], row["saved"]),
            ]
            for row in found
        ],
    )
    return bar_card("saved", "Characters saved by feed", said, found, "saved", table)


def duplicate_files(rows: Rows) -> Card:
    """Files that held what had landed before, by feed."""
    found = sorted(
        (row for row in rows if row["duplicate_files"]),
        key=lambda row: (-row["duplicate_files"], row["feed"]),
    )
    said = (
        f"{total(rows, 'duplicate_files'):,} of {many(total(rows, 'files'), 'file')} held what had "
        "landed before, and were not stored again."
    )
    table = Table.of(
        ["Feed", "Files", "Duplicates"],
        [[row["feed"], row["files"], row["duplicate_files"]] for row in found],
    )
    return bar_card("files", "Duplicate files by feed", said, found, "duplicate_files", table)


def rejects(rows: Rows) -> Card:
    """Documents that could not be read, by reason."""
    table = Table.of(
        ["Reason", "Documents", "Feeds"],
        [[row["reason"], row["documents"], ", ".join(row["feeds"])] for row in rows],
    )
    said = f"{many(total(rows, 'documents'), 'document')} could not be read."
    return bar_card("rejects", "Rejects by reason", said, rows, "documents", table, by="reason")


def health(rows: Rows) -> Card:
    """Each feed that ran, and what is remarkable about it."""
    table = Table.of(
        [
            "Feed",
            "State",
            "Last run",
            "Runs",
            "Failed",
            "Files",
            "Rejects",
            "Newest item",
            "Remarks",
        ],
        [
            [
                *(row["feed"], row["how"], row["ran_at"], row["runs"], row["failed"]),
                *(row["files"], row["rejects"], row["newest_item_at"], row["remarks"]),
            ]
            for row in rows
        ],
    )
    ailing = [row["feed"] for row in rows if row["how"] in ("failed", "severe", "warning")]
    said = f"{many(len(rows), 'feed')} ran; " + (
        f"to be looked at: {', '.join(ailing)}." if ailing else "none needs to be looked at."
    )
    return card("health", "Feed health", said, rows, table=table, is_wide=True)
