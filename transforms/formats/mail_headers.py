"""The header fields of mail: found, bounded, and their encoded words decoded."""

import binascii
import re
from email import quoprimime
from email.message import Message
from email.policy import Compat32

from transforms.encoding import decode
from transforms.source import ParseError

FIELD_CHARS = 4000
"""How much of a field is read: the library reads parameters in quadratic time."""
HEADER_BYTES = 50_000
FIELD = re.compile(rb"(?P<name>[!-9;-~]{1,80})[ \t]{0,10}:")
"""A field's name is printable ASCII but the colon (RFC 5322, section 2.2)."""
WORD = re.compile(
    r"=\?(?P<charset>[\w.:-]{1,40})(?:\*[\w-]{0,20})?\?(?P<encoding>[qQbB])\?(?P<text>.*?)\?="
)
GAP = re.compile(r"(?<=\?=)\s+(?==\?)")
MESSAGE_ID = re.compile(r"<\s*([^<>\s]{1,998})\s*>")


class AsDelivered(Compat32):
    """Fields as they stand, cut at 4,000 characters.

    The parsers of the policy `default` raise on damaged fields, and read each encoded word by
    itself, where mailers cut a Korean or Japanese character in two.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and value of a field."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:FIELD_CHARS]

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002 -- as inherited
        """The value as it was parsed."""
        return value


def field_names(raw: bytes) -> frozenset[str]:
    """The names of the fields that bytes begin with, in small letters.

    Empty where the first line is no field, or a line of the header is none.
    """
    names = set()
    for line in raw[:HEADER_BYTES].split(b"\n"):
        if not line.strip():
            break
        if found := FIELD.match(line):
            names.add(found["name"].decode("ascii").lower())
        elif not names or line[:1] not in b" \t":
            return frozenset()
    return frozenset(names)


def field(message: Message, name: str, charset: str | None = None) -> str | None:
    """A field with its encoded words decoded (RFC 2047), unfolded; None where it is empty.

    Bytes beyond ASCII, which RFC 5322 forbids, are read as those of the message's `charset`.
    """
    value = message.get(name)
    if not value or not value.strip():
        return None
    raw = value.encode("ascii", "surrogateescape")
    text = value if raw.isascii() else _decoded(raw, charset)
    return " ".join(_words(text).split()) or None


def parameter(message: Message, name: str, header: str = "content-type") -> str | None:
    """A parameter of a field, its charset and language taken off (RFC 2231)."""
    try:
        value = message.get_param(name, header=header)
    except TypeError:  # a parameter that is both whole and in numbered parts
        return None
    if isinstance(value, tuple):
        charset, _, text = value
        return _decoded(text.encode("latin-1", "replace"), charset)
    return _words(value) if isinstance(value, str) else None


def message_ids(message: Message, name: str) -> tuple[str, ...]:
    """The message ids of a field, without their brackets."""
    value = " ".join((message.get(name) or "").split())
    return tuple(MESSAGE_ID.findall(value)) or ((value.strip("<> "),) if value.strip("<> ") else ())


def _words(text: str) -> str:
    """The text with its encoded words decoded; the space between two of them is none."""
    if "=?" not in text:
        return text
    parts: list[str] = []
    charset, waiting, at = "", b"", 0
    for word in WORD.finditer(text := GAP.sub("", text)):
        if word.start() > at or word["charset"].lower() != charset:
            parts += (_decoded(waiting, charset), text[at : word.start()])
            charset, waiting = word["charset"].lower(), b""
        waiting += _bytes_of(word)
        at = word.end()
    return "".join((*parts, _decoded(waiting, charset), text[at:]))


def _bytes_of(word: re.Match[str]) -> bytes:
    if word["encoding"] in "qQ":
        return quoprimime.header_decode(word["text"]).encode("latin-1", "replace")
    try:
        return binascii.a2b_base64(word["text"].encode("ascii", "ignore").rstrip(b"=") + b"==")
    except binascii.Error:
        return word[0].encode("ascii", "replace")


def _decoded(raw: bytes, charset: str | None) -> str:
    try:
        return decode(raw, charset)[0]
    except ParseError:  # a title of a few damaged bytes: shown as good as may be
        return raw.decode("cp1252", "replace")
