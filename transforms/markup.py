"""XML and HTML, read without ever fetching or expanding anything; their blocks as copy."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from schemas import Reason
from transforms import xml_entities, xml_faults
from transforms.encoding import decode
from transforms.source import ParseError

Element = Any
"""An element of lxml, which carries no types."""

ROOT_WITHIN_BYTES = 20_000
ROOT = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*+"
    rb"(?>(?><\?.*?\?>|<!--.*?-->|<![Dd][Oo][Cc][Tt][Yy][Pp][Ee][^\[>]*+(?>\[.*?\]\s*+)?>)\s*+)*+"
    rb"<(?P<name>[A-Za-z_][\w.:-]*+)(?P<attributes>[^>]*+)",
    re.DOTALL,
)
DECLARED_ENCODING = re.compile(
    rb"(\A(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?)\s+encoding\s*=\s*[\"']([^\"'>]{0,60})[\"']"
)
READ_BY_LIBXML = (b"", b"utf-8", b"utf8", b"us-ascii", b"ascii")
CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
C1 = re.compile(rb"\xc2([\x80-\x9f])")
C1_REFERENCE = re.compile(rb"&#(?:0{0,4}(1(?:2[89]|[345][0-9]))|[xX]0{0,4}([89][0-9a-fA-F]));")
"""Controls that no text has: Windows-1252's quotes and dashes, declared to be ISO 8859-1."""
UNFIT = re.compile(
    rb"(?P<kept><!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))"
    rb"|&#(?:0{0,4}(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0{0,4}(?:[0-8bcefBCEF]|1[0-9a-fA-F]));"
    rb"|(?P<bare>&)(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)",
    re.DOTALL,
)
"""References to control characters, and ampersands that open no entity we know."""

BLOCK_NAMES = (
    "address article aside block blockquote body body.content body.end body.head body.tail center"
    " dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hl1 hl2 hr li main nav nitf-table"
    " ol p pre section table tbody tfoot thead tr ul abstract note bq fn"
)
NOT_COPY_NAMES = "head script style template noscript iframe object svg button select textarea"
BLOCKS = frozenset(BLOCK_NAMES.split())
NOT_COPY = frozenset(NOT_COPY_NAMES.split())
BREAK = "\r"
"""What `<br>` leaves until the text is whole; XML and HTML have no other carriage return."""
MID_SENTENCE = re.compile(r"(?<=[^\W\d_])\r(?=[^\W\d_A-Z])")
"""A line that breaks for want of room goes on in lower case."""
CELLS = ("td", "th")


def root_of(raw: bytes) -> tuple[str, str]:
    """The local name and the namespace of the element that XML begins with.

    Empty where there is none. Reads no further than the first 20,000 bytes.
    """
    found = ROOT.match(raw[:ROOT_WITHIN_BYTES].replace(b"\0", b""))
    if not found:
        return "", ""
    prefix, _, name = found["name"].decode("ascii", "replace").rpartition(":")
    attribute = rf"xmlns:{re.escape(prefix)}" if prefix else "xmlns"
    space = re.search(
        rf"\b{attribute}\s*=\s*[\"']([^\"']*)".encode(), found["attributes"], re.DOTALL
    )
    return name, space[1].decode("ascii", "replace") if space else ""


def xml(raw: bytes) -> tuple[Element, tuple[str, ...]]:
    """The root of a document, and notes on how it was read.

    Nothing is fetched and no entity expanded but HTML's named ones: external entities, DTDs and
    XIncludes are inert.
    Where the declared encoding does not fit the bytes, they are read as plain text is. What desks
    leave in XML though it must not be there is mended, and noted: control characters, bare
    ampersands, prefixes that nothing declares.
    Raises ParseError when it is not well-formed, or nested deeper than libxml2 allows (256).
    """
    came = raw
    raw, encoding, notes = _in_utf_8(raw.lstrip())
    raw = C1_REFERENCE.sub(_of_windows, xml_entities.resolved(raw))
    if C1.search(raw) and (encoding or _is_utf_8(raw)):
        raw = C1.sub(lambda found: _windows(found[1][0]), raw)
    try:
        return _root(raw, encoding), notes
    except etree.XMLSyntaxError as error:
        first = error
    if not notes and xml_faults.is_of_encoding(first):
        try:
            text, how = decode(DECLARED_ENCODING.sub(rb"\1", raw, count=1))
        except ParseError as error:
            raise error.at(xml_faults.offset_of(came, first, _root)) from error
        raw, encoding, notes = text.encode(), "utf-8", (MISDECLARED, *how)
    mended, faults = _mended(raw)
    try:
        return _root(mended, encoding), (*notes, *faults)
    except etree.XMLSyntaxError as error:
        # Of what cannot be mended, the fault in the document as it came is told.
        told = error if notes and not faults else first
        place = xml_faults.offset_of(came, told, _root)
        raise ParseError(Reason.MALFORMED, _sentence(told), place) from error


MISDECLARED = "not in the encoding it declares"


def _in_utf_8(raw: bytes) -> tuple[bytes, str | None, tuple[str, ...]]:
    """The document in UTF-8 where it is said to be in another encoding; its encoding then.

    libxml2 takes a declared encoding at its word: bytes that are UTF-8, or Windows-1252 under the
    name of ISO 8859-1, are read for what they are (see `decode`).
    """
    found = DECLARED_ENCODING.match(raw[:300])
    label = found[2].strip().lower() if found else b""
    wide = xml_faults.utf_16_of(raw)
    if wide is None and (label in READ_BY_LIBXML or raw.isascii()):
        return raw, "utf-8" if label.startswith(b"utf-16") else None, ()
    try:
        text, notes = decode(raw, wide or label.decode("ascii", "replace"))
    except ParseError:
        return raw, None, ()
    if any(note.startswith(("not in the declared", "unknown charset")) for note in notes):
        notes = (MISDECLARED, *notes[1:])
    return text.removeprefix("\ufeff").lstrip().encode("utf-8", "replace"), "utf-8", notes


def _root(raw: bytes, encoding: str | None) -> Element:
    """The root element. Raises XMLSyntaxError, but not for a prefix that nothing declares."""
    parser = _parser(encoding)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError:
        if not all(fault.domain_name == "NAMESPACE" for fault in parser.error_log):
            raise
        root = etree.fromstring(raw, _parser(encoding, recover=True))
    if root is None:
        raise ParseError(Reason.MALFORMED, "no root element")
    return root


def _mended(raw: bytes) -> tuple[bytes, tuple[str, ...]]:
    """A document without control characters, its bare ampersands escaped; notes on both."""
    plain = raw.translate(None, CONTROLS)
    left_out, escaped = len(raw.rstrip(b"\0\x1a \r\n")) - len(plain.rstrip()), 0

    def mend(found: re.Match[bytes]) -> bytes:
        nonlocal left_out, escaped
        if found["kept"] is not None:
            return found["kept"]
        left_out += found["bare"] is None
        escaped += found["bare"] is not None
        return b"&amp;" if found["bare"] else b""

    mended = UNFIT.sub(mend, plain)
    notes = [f"control characters left out: {left_out}"] if left_out > 0 else []
    notes += [f"ampersands that open no entity, read as such: {escaped}"] if escaped else []
    return mended, tuple(notes)


def _of_windows(found: re.Match[bytes]) -> bytes:
    return _windows(int(found[1]) if found[1] else int(found[2], 16))


def _windows(code: int) -> bytes:
    """The character of Windows-1252 that a C1 control stands for; a space where it has none."""
    return b"&#%d;" % ord(bytes([code]).decode("cp1252", "ignore") or " ")


def _is_utf_8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _parser(encoding: str | None = None, *, recover: bool = False) -> Any:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding=encoding,
        recover=recover,
    )


def _sentence(error: etree.XMLSyntaxError) -> str:
    """The first line of libxml2's message, shortened: it may quote the document."""
    return " ".join(str(error.msg).split())[:200]


def local(element: Element) -> str:
    """The local name of an element; empty for an entity reference."""
    return _local(element.tag)


@lru_cache(maxsize=4096)
def _local(tag: Any) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Element | None) -> str | None:
    """All text inside an element, with single spaces; None where there is none."""
    if element is None:
        return None
    return " ".join("".join(element.itertext()).split()) or None


def blocks(element: Element, without: frozenset[str] = frozenset()) -> str:
    """The copy inside an element of NITF, XHTML or HTML: blocks parted by blank lines.

    White space inside a block is single; `<br>` ends a line, `<pre>` keeps its lines; a row of
    a table is a line, its cells parted by " | ". Elements whose local name is in `without`, and
    what is never copy (scripts, styles, forms), are passed over.
    """
    reader = _Blocks()
    is_skipped = False
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            name = local(node)
            if node is not element and (name in NOT_COPY or name in without):
                walk.skip_subtree()
                is_skipped = True
            else:
                reader.start(name, node)
        else:
            # The event behind skip_subtree() is the end of the element that was skipped.
            reader.end(local(node), node, is_skipped=is_skipped, is_root=node is element)
            is_skipped = False
    return reader.copy()


class _Blocks:
    """Collects the text of blocks in the order of the document."""

    def __init__(self) -> None:
        self._copy: list[str] = []
        self._line: list[str] = []
        self._pre = 0
        self._rows: list[bool] = []

    def start(self, name: str, node: Element) -> None:
        if name == "tr":
            self._flush("\n\n")
            self._rows.append(_is_data(node))
        elif name == "br":
            self._line.append(" ") if self._in_row() else self._flush(BREAK)
        elif name in BLOCKS and not self._in_row():
            self._flush("\n\n")
        self._pre += name == "pre"
        if node.text:
            self._line.append(node.text)

    def end(self, name: str, node: Element, *, is_skipped: bool, is_root: bool) -> None:
        if is_skipped:
            pass
        elif name in CELLS and self._in_row():
            self._line.append(" \0 ")
        elif name == "tr":
            if self._rows:
                self._rows.pop()
            self._flush("\n\n")
        elif name in BLOCKS and not self._in_row():
            self._flush("\n\n")
        elif self._in_row():
            self._line.append(" " if name in BLOCKS else "")
        self._pre -= name == "pre" and not is_skipped
        if node.tail and not is_root:
            self._line.append(node.tail)

    def copy(self) -> str:
        self._flush("\n\n")
        text = (
            MID_SENTENCE.sub(" ", "".join(self._copy))
            if BREAK in self._copy
            else "".join(self._copy)
        )
        return text.replace(BREAK, "\n").strip("\n")

    def _in_row(self) -> bool:
        return bool(self._rows) and self._rows[-1]

    def _flush(self, end: str) -> None:
        if not self._line:
            self._end_block(end)
            return
        text = "".join(self._line)
        self._line.clear()
        if self._pre:
            text = "\n".join(line.rstrip() for line in text.split("\n"))
        else:
            text = " ".join(text.split())
        if "\0" in text:
            text = " | ".join(cell for part in text.split("\0") if (cell := part.strip()))
        if text and not text.isspace():
            self._copy += (text, end)
        else:
            self._end_block(end)

    def _end_block(self, end: str) -> None:
        """End what came before; two breaks with nothing between them part paragraphs too."""
        if self._copy and (end == "\n\n" or self._copy[-1] == BREAK):
            self._copy[-1] = "\n\n"


def _is_data(row: Element) -> bool:
    """Whether a table's row holds data, and is not the frame of a page or mail."""
    cells = sum(local(child) in CELLS for child in row)
    inside = sum(1 for _ in _named(row, ("p", "br", "div", "table")))
    return inside <= cells


def _named(element: Element, names: tuple[str, ...]) -> Iterator[Element]:
    return (node for node in element.iter() if local(node) in names)
