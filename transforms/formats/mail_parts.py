"""The parts of a message: the text that is copy, and what is attached to it (MIME)."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from transforms.encoding import decode
from transforms.formats import html_bodies
from transforms.formats.mail_headers import parameter
from transforms.source import Feed, ParseError, Picture

STUB_CHARS = 400
"""A text/plain shorter than this may only say that the mail is to be read as HTML."""
STUB_TIMES = 4
STUB_HTML_CHARS = 200_000
"""HTML of more is not read only to compare, which parts within parts would make dear."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a part, the pictures in its HTML, and notes on how it was read."""

    part: Message
    text: str
    pictures: tuple[Picture, ...] = ()
    notes: tuple[str, ...] = ()


def leaves(part: Message) -> Iterator[Message]:
    """The parts that hold something, in order; of alternatives the one that is read.

    A message inside the message is a part, and is not opened.
    """
    kind = part.get_content_type()
    children = _children(part)
    if not children or kind.startswith("message/"):
        yield part
    elif kind == "multipart/alternative":
        yield from leaves(_best(children))
    else:
        for child in children:
            yield from leaves(child)


def _children(part: Message) -> list[Message]:
    payload = part.get_payload() if part.is_multipart() else ()
    return [child for child in payload if isinstance(child, Message)]


def _best(alternatives: list[Message]) -> Message:
    """The alternative to be read: plain text, unless HTML says more (RFC 2046, section 5.1.4).

    Senders put "your program cannot show HTML", or nothing, into the plain text.
    """
    plain = next((part for part in alternatives if part.get_content_type() == "text/plain"), None)
    rich = next((part for part in alternatives if _html(part)), None)
    if plain is None or rich is None:  # a part without a header counts as false
        return next((part for part in (plain, rich) if part is not None), alternatives[0])
    said = len(_decoded(plain)[0].strip())
    html = _html(rich)
    if said >= STUB_CHARS or html is None or len(_decoded(html)[0]) > STUB_HTML_CHARS:
        return plain if said else rich
    shown = html_bodies.plain(_decoded(html)[0]) or ""
    return rich if len(shown) > said * STUB_TIMES else plain


def _html(part: Message) -> Message | None:
    """The first part of HTML in a part, at any depth."""
    return next((one for one in part.walk() if one.get_content_type() == "text/html"), None)


def is_text(part: Message) -> bool:
    """Whether a part is text that a mail program shows in its window.

    What is declared to have parts, and has no boundary between them, is text too.
    """
    return (
        (
            part.get_content_type() in ("text/plain", "text/html")
            or part.get_content_maintype() == "multipart"
        )
        and not part.is_multipart()
        and part.get_content_disposition() != "attachment"
        and file_name(part) is None
    )


def is_text_file(part: Message) -> bool:
    """Whether a part is a file of plain text."""
    return part.get_content_type() == "text/plain" and not part.is_multipart()


def file_name(part: Message) -> str | None:
    """The name of the file that a part is, if it has one."""
    return parameter(part, "filename", "content-disposition") or parameter(part, "name")


def read(part: Message, feed: Feed) -> Text:
    """The text of a part, the blocks of HTML parted by blank lines.

    Raises ParseError when it is no text.
    """
    text, notes = _decoded(part)
    if part.get_content_type() == "text/html":
        body = html_bodies.body_of(text, feed, as_html=True)
        return Text(part, body.copy, body.pictures, notes + body.notes)
    if (parameter(part, "format") or "").lower() == "flowed":
        text = unflowed(text, (parameter(part, "delsp") or "").lower() == "yes")
    return Text(part, text, notes=notes)


def _decoded(part: Message) -> tuple[str, tuple[str, ...]]:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return "", ()
    try:
        text, notes = decode(raw, parameter(part, "charset"))
    except ParseError as error:
        raise error.at(None) from None  # the place in a part that was decoded is none in the mail
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def unflowed(text: str, deletes_space: bool) -> str:
    """The text of format=flowed with its paragraphs joined (RFC 3676, section 4.5).

    A line that ends in a space goes on in the next of the same quote depth; the space that
    stuffs a line is taken off.
    """
    paragraphs: list[list[str]] = []
    flows_at = -1
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        bare = line[depth:].removeprefix(" ")
        is_signature = bare == "-- "
        if depth == flows_at and not is_signature:
            paragraphs[-1].append(bare)
        else:
            paragraphs.append(["> " * depth + bare])
        flows_at = depth if bare.endswith(" ") and not is_signature else -1
        if flows_at >= 0 and deletes_space:
            paragraphs[-1][-1] = paragraphs[-1][-1][:-1]
    return "\n".join("".join(parts) for parts in paragraphs)
