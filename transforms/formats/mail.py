"""Mail: messages (RFC 5322, MIME) and files of them (mbox, RFC 4155)."""

import re
from datetime import datetime
from email.message import Message
from email.parser import BytesParser
from itertools import islice

from schemas import Reason, Reference
from transforms.copy import bylines
from transforms.copy.wrapping import unwrap
from transforms.formats import mail_copy, mail_parts
from transforms.formats.mail_headers import AsDelivered, field, field_names, message_ids, parameter
from transforms.source import Envelope, Feed, ParseError
from transforms.times import utc

BOM = b"\xef\xbb\xbf"
SEPARATOR = re.compile(
    rb"^From [^\n]{0,200}?\d\d:\d\d[^\n]{0,60}\n(?=>?From |[!-9;-~]{1,80}:)", re.MULTILINE
)
"""The line before each message of an mbox: sender and time; a header follows it."""
ESCAPED = re.compile(rb"^>(?=>{0,20}From )", re.MULTILINE)
MAX_PARTS = 1000
MAX_ATTACHED = 20
MAX_NESTED = 100
"""The library reads a part within a part by calling itself."""
NESTS = re.compile(rb"multipart/|message/", re.IGNORECASE)

SURE_NAMES = (
    "message-id received return-path delivered-to mime-version envelope-to x-original-to"
    " dkim-signature newsgroups resent-message-id"
)
SURE_FIELDS = frozenset(SURE_NAMES.split())
USUAL_FIELDS = frozenset(("from", "date", "subject"))
ADDRESS = re.compile(rb"^from[ \t]*:[^\n]{0,300}\w@\w", re.IGNORECASE | re.MULTILINE)
HEADER = (
    "From Sender Reply-To To Cc Subject Organization List-Id In-Reply-To Importance X-Priority"
    " Newsgroups Expires"
)
AUTOMATIC = ("X-Failed-Recipients", "X-Autoreply", "X-Autorespond")

REPLY = re.compile(
    r"(?:\s{0,5}(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw)\s{0,3}(?:\[\d{1,3}\])?:)++\s*", re.IGNORECASE
)
TITLE_CHARS = 160
TITLE_WITHIN_CHARS = 20_000
GREETING = re.compile(
    r".{0,80},\s*\Z|(?:for immediate release|(?:press|media|news) release)\W*\Z", re.IGNORECASE
)
DATELINE = re.compile(r"[(/][\w ,/]{2,40}[)/]\s{0,3}[-–—_:=]")
SENTENCE_ENDS = re.compile(r"""[.。][)"'”’»]{0,3}\Z""")


def parse(raw: bytes, feed: Feed) -> list[Envelope | ParseError]:
    """Read one message, or one mbox of them.

    One envelope a message, in the order of the file; bounces and automatic replies are no news.
    The copy of a message is its plain text, else its HTML; title and byline stand in it. Raises
    ParseError when there is no header, and when a single message has no text.
    """
    raw = raw.removeprefix(BOM).lstrip().replace(b"\0", b"").replace(b"\r\n", b"\n")
    messages = _split(raw)
    if len(messages) == 1:
        return [one for one in (_envelope(messages[0], feed),) if one]
    return [one for message in messages if (one := _envelope_or_reject(message, feed))]


def looks_like(raw: bytes) -> bool:
    """Whether the bytes begin with the header of a message, or with an mbox's `From ` line.

    Copy may begin "From: our correspondent" or "Date: Monday": only fields that programs write,
    or From with an address, Date and Subject together, make a message.
    """
    raw = raw[:60_000].removeprefix(BOM).lstrip().replace(b"\r\n", b"\n")
    if SEPARATOR.match(raw):
        return True
    names = field_names(raw)
    if names & SURE_FIELDS:
        return len(names) > 1
    return names >= USUAL_FIELDS and ADDRESS.search(raw) is not None


def _split(raw: bytes) -> list[bytes]:
    """The messages of an mbox, `>From ` unescaped; any other bytes are one message."""
    separators = list(SEPARATOR.finditer(raw)) if raw.startswith(b"From ") else []
    if not separators:
        return [raw]
    ends = [separator.start() for separator in separators[1:]] + [len(raw)]
    return [
        ESCAPED.sub(b"", raw[separator.end() : end])
        for separator, end in zip(separators, ends, strict=True)
    ]


def _envelope_or_reject(raw: bytes, feed: Feed) -> Envelope | ParseError | None:
    try:
        return _envelope(raw, feed)
    except ParseError as error:
        return error


def _envelope(raw: bytes, feed: Feed) -> Envelope | None:
    """The envelope of a message; None where it is no news. Raises ParseError."""
    message = _message(raw)
    if _is_automatic(message):
        return None
    parts = list(mail_parts.leaves(message))
    if len(parts) > MAX_PARTS:
        raise ParseError(Reason.TOO_LARGE, f"a message of {len(parts)} parts")
    texts = _texts(parts, feed)
    copy = mail_copy.take("\n\n".join(one.text.strip("\n") for one in texts))
    shown = {id(one.part) for one in texts}
    others = (part for part in parts if id(part) not in shown and not mail_parts.is_text(part))
    attached = [_attachment(part) for part in islice(others, MAX_ATTACHED)]
    if not copy.text.strip():
        raise ParseError(Reason.NO_TEXT, _without_text(message, attached))
    notes = [note for one in texts for note in one.notes] + copy.notes
    envelope = _declared(message, feed, parameter(texts[0].part, "charset"))
    envelope.copy = copy.text
    envelope.pictures = tuple(picture for one in texts for picture in one.pictures)
    envelope.contacts = tuple(copy.contacts)
    envelope.notes = tuple(dict.fromkeys([*notes, *attached]))
    if _has_title(copy.text):
        envelope.headline = None
    return envelope


def _message(raw: bytes) -> Message:
    """The message, parsed. Raises ParseError when it has no header or nests too deep."""
    if not field_names(raw):
        raise ParseError(Reason.UNKNOWN_FORMAT, "does not begin with the header of a message")
    if len(NESTS.findall(raw)) > MAX_NESTED:
        raise ParseError(Reason.MALFORMED, f"more than {MAX_NESTED} parts within parts")
    try:
        return BytesParser(policy=AsDelivered()).parsebytes(raw)
    except (LookupError, TypeError, ValueError) as error:  # in a charset that is none, or in parts
        raise ParseError(Reason.MALFORMED, f"a boundary that cannot be read: {error}") from error


def _is_automatic(message: Message) -> bool:
    """Whether a message is a bounce, a report on delivery or an automatic reply.

    `Auto-Submitted: auto-generated` (RFC 3834) is no sign of it: wires are sent by machine.
    """
    submitted = (message.get("Auto-Submitted") or "").strip().lower()
    return (
        message.get_content_type() == "multipart/report"
        or submitted.startswith(("auto-replied", "auto-notified"))
        or any(name in message for name in AUTOMATIC)
        or (message.get("Precedence") or "").strip().lower() == "auto_reply"
    )


def _texts(parts: list[Message], feed: Feed) -> list[mail_parts.Text]:
    """All text that a mail program shows; where that is none, the first file of plain text.

    Press offices send a file, and nothing in the message.
    """
    shown = [mail_parts.read(part, feed) for part in parts if mail_parts.is_text(part)]
    if any(one.text.strip() for one in shown):
        return shown
    files = (mail_parts.read(part, feed) for part in parts if mail_parts.is_text_file(part))
    found = next((one for one in files if one.text.strip()), None)
    return [found] if found else []


def _without_text(message: Message, attached: list[str]) -> str:
    if message.get_content_type() == "multipart/encrypted":
        return "the message is encrypted"
    return "; ".join(["the message has no text", *attached])


def _attachment(part: Message) -> str:
    name = mail_parts.file_name(part)
    return f"attachment: {name[:200] if name else 'without name'} ({part.get_content_type()})"


def _declared(message: Message, feed: Feed, charset: str | None) -> Envelope:
    """What the header says. `charset` is that of the text, in which bare bytes are read."""
    header = {name: field(message, name, charset) for name in HEADER.split()}
    date = field(message, "Date")
    sent_at = _time(date, feed)
    if sent_at is None:
        header["Date"] = date
    return Envelope(
        guid=next(iter(message_ids(message, "Message-ID")), None),
        headline=REPLY.sub("", header["Subject"] or "", count=1) or None,
        language=_listed(field(message, "Content-Language"))[0],
        version_created_at=sent_at,
        keywords=tuple(filter(None, _listed(field(message, "Keywords", charset)))),
        references=tuple(
            Reference("guid", one)
            for name in ("Supersedes", "Obsoletes")
            for one in message_ids(message, name)
        ),
        header={name: text for name, text in header.items() if text},
    )


def _time(text: str | None, feed: Feed) -> datetime | None:
    """The time of the Date field; `-0000` is UTC of a zone not told (RFC 5322, section 3.3)."""
    return utc(text, "UTC" if text and text.endswith("-0000") else feed.time_zone)


def _listed(text: str | None) -> list[str | None]:
    return [part.strip() or None for part in (text or "").split(",")]


NOTE = re.compile(r"\((?!(?:\d{0,2}(?:st|nd|rd|th)? ?)?(?:LD|LEAD|URGENT)\))[^()]{3,200}\)\s*\Z")
"""A note to editors on a line of its own, and no marker: (Adds details)."""


def _has_title(copy: str) -> bool:
    """Whether the copy begins with a title.

    The subject of wire mail is a slug or headline that the copy repeats with its markers: then
    the copy is read, and the subject is left to the header. Where the copy begins with its
    dateline, a byline, a note in brackets, a paragraph or a greeting, the subject is the headline.
    """
    lines = unwrap(copy[:TITLE_WITHIN_CHARS].split("\n"))
    first = next((line.strip() for line in lines if line.strip()), "")
    return not (
        len(first) > TITLE_CHARS
        or SENTENCE_ENDS.search(first)
        or GREETING.match(first)
        or NOTE.match(first)
        or bylines.find(first)
        or DATELINE.search(first)
    )
