"""The words of IMAP: names of mailboxes in modified UTF-7, quoted strings, what servers say."""

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass

MANY = 200
"""Characters of a server's sentence that are shown."""
SHIFTED = re.compile(r"&([^-]*)-")
OUTSIDE = re.compile(r"&|[^\x20-\x7e]+")
CODE = re.compile(r"\[([A-Z-]+)[\] ]")
NAMED = re.compile(rb'\((?P<flags>[^)]*)\) (?:NIL|"(?P<delimiter>\\?.)") ?(?P<name>.*)', re.DOTALL)


def encoded(name: str) -> str:
    """A mailbox's name in modified UTF-7 (RFC 3501, 5.1.3), quoted for a command.

    Nothing but printable ASCII is left, so that no name ends its command.
    """
    return quoted(OUTSIDE.sub(_shifted, name))


def decoded(name: str) -> str:
    """A mailbox's name as people write it; one that is no modified UTF-7 as it is."""
    try:
        return SHIFTED.sub(_unshifted, name)
    except (Base64Error, UnicodeDecodeError):
        return name


def quoted(text: str) -> str:
    """A text as a quoted string. It holds no line break."""
    return '"' + text.replace("\\", r"\\").replace('"', r"\"") + '"'


def unquoted(text: bytes) -> bytes:
    """What a quoted string holds, given without its quotes."""
    return re.sub(rb"\\(.)", rb"\1", text, flags=re.DOTALL)


def said(answer: object) -> str:
    """What a server said, as a few printable words: it may be bytes, and anything may be in it."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
    text = " ".join(text.split()).removeprefix("* ")
    shown = "".join(c for c in text if c.isprintable())
    return shown if len(shown) <= MANY else shown[:MANY] + "..."


def code_of(words: str) -> str | None:
    """The response code in what a server said, as AUTHENTICATIONFAILED."""
    found = CODE.search(words)
    return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Named:
    """A mailbox in an answer to LIST; its delimiter is None where names have no levels."""

    name: str
    delimiter: str | None
    is_selectable: bool

    @classmethod
    def read(cls, answer: bytes | tuple[bytes, bytes]) -> "Named | None":
        """What one answer names; None where it is not as answers to LIST are."""
        line, literal = answer if isinstance(answer, tuple) else (answer, None)
        found = NAMED.match(line)
        if not found:
            return None
        name = literal if literal is not None else found["name"]
        if name.startswith(b'"') and literal is None:
            name = unquoted(name[1:-1])
        delimiter = unquoted(found["delimiter"] or b"").decode("ascii", "replace") or None
        is_selectable = not re.search(rb"\\(Noselect|NonExistent)", found["flags"], re.IGNORECASE)
        return cls(decoded(name.decode("utf-8", "replace")), delimiter, is_selectable)


def _shifted(found: re.Match[str]) -> str:
    if found[0] == "&":
        return "&-"
    code = b64encode(found[0].encode("utf-16-be")).decode("ascii")
    return "&" + code.rstrip("=").replace("/", ",") + "-"


def _unshifted(found: re.Match[str]) -> str:
    code = found[1].replace(",", "/")
    if not code:
        return "&"
    return b64decode(code + "=" * (-len(code) % 4), validate=True).decode("utf-16-be")
