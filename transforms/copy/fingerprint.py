"""The digest of what a document says, by which it is known when it is sent again."""

import hashlib

from transforms.copy.captions import IMAGE
from transforms.source import Envelope

NO_CONTENT = bytes(b for b in range(128) if not chr(b).isalnum() and chr(b) not in ".,+-/%:")


def content_sha256(lines: list[str], envelope: Envelope) -> str:
    """A digest of what a document says and declares; `lines` are those of its copy.

    White space, image slots, quotes and padding do not count: they change on the way. A status, a
    time, a figure's point do: a kill may differ from its story in nothing else.
    """
    said = [envelope.slugline, envelope.headline, *(one.text for one in envelope.pictures)]
    text = "".join([*(part for part in said if part), *lines])
    if "![" in text:
        text = IMAGE.sub("", text)
    means = (
        envelope.kind,
        envelope.pub_status,
        envelope.embargoed_until,
        envelope.version_created_at,
        envelope.revision_label,
        envelope.edit_note,
        envelope.subheadline,
        envelope.bylines,
        envelope.references,
        None if text else sorted(envelope.header.items()),
    )
    letters = text.encode("utf-8", "surrogatepass").translate(None, NO_CONTENT)
    return hashlib.sha256(letters + repr(means).encode("utf-8", "surrogatepass")).hexdigest()
