"""The publishing status that a header declares, and the kind that goes with it."""

from transforms.source import Envelope

PUB_STATUS = {
    "usable": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
}
"""NewsCodes Publishing Status by its words, and what some systems write for them."""
STATUS_KINDS = {"canceled": "kill", "withheld": "withheld"}
"""The kind of an item of a status: canceled "shall not be used, if already used removed"."""
EMBARGOED = "embargoed"


def word_of(status: str | None) -> str:
    """A declared status without its prefix: `stat:usable` and its URI are usable."""
    return (status or "").lower().rpartition("/")[2].rpartition(":")[2].strip()


def set_status(envelope: Envelope, declared: str | None) -> None:
    """The publishing status, and the kind that goes with it.

    What is embargoed is usable, from a time that stands elsewhere: who reads that withholds it
    where none does. Any other word is news: to the notes.
    """
    word = word_of(declared)
    status = "usable" if word == EMBARGOED else PUB_STATUS.get(word)
    if status:
        envelope.pub_status = status
        envelope.kind = STATUS_KINDS.get(status, envelope.kind)
    elif word:
        envelope.notes += (f"unknown status {(declared or '').strip()[:40]!r}",)


def withhold_embargoed(envelope: Envelope) -> None:
    """Keep back what is embargoed without a time at which the embargo ends."""
    envelope.pub_status = "withheld"
    envelope.notes += ("embargoed; until when is not declared",)
