"""The news items in a file of JSON: found in lists and wrappers, and told apart by format."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from schemas import Reason
from transforms.formats import pub_status
from transforms.formats.json_fields import Fields, name_set
from transforms.json_documents import BOM, load
from transforms.source import Envelope, ParseError

One = TypeVar("One")

WRAPPERS = name_set(
    "item items _items entries entry data results result docs documents hits _source records"
    " record newsitem newsitems articles article stories news payload response ninjs content"
    " _embedded embedded message messages feed"
)
"""What pages of search results, queues and push messages put around items."""
ITEM_FIELDS = name_set(
    "headline headlines altids pubstatus versioncreated version_created bodies body_html body_text"
    " body_xhtml article_html entry_id"
)
"""What makes an object an item, so that none of its fields is a wrapper."""
LAYERS = 8
"""Wrappers and lists inside one another that are opened."""
MOST_BROKEN = 100
"""Items of a page that may be broken; with more the file is."""
LOOK_AT = 5
"""Items of a page at which its format is known."""

AP_FIELDS = name_set(
    "editorialtypes editorialpriority editorialrole datelinelocation bylines headline_extended"
    " infosource foreignkeys textformat description_summary"
)
DPA_FIELDS = name_set(
    "urn entry_id article_html version_created content_created notepad ednotes linkbox_html"
    " infobox_html rubric_names rubrics kicker teaser desks keyword_names"
)
DPA_ALONE = frozenset(["urn", "entry_id", "article_html"])
NINJS_FIELDS = name_set(
    "versioncreated firstcreated contentcreated pubstatus headlines bodies descriptions altids"
    " representationtype copyrightholder copyrightnotice usageterms rightsinfo infosources ednote"
    " slugline renditions trustindicator evolvedfrom eventdetails planningdetails"
)
NINJS_ALONE = name_set(
    "versioncreated pubstatus bodies body_html body_xhtml body_text description_text"
    " eventdetails planningdetails"
)
NINJS_STEMS = ("body_", "description_", "headline_")
LINE_SPACE = b" \t\r\x1e"
"""What stands around the lines of JSON Lines; RFC 7464 has a record separator before each."""
SCHEMA = frozenset(["properties", "$defs", "definitions", "allof", "oneof", "anyof"])


def envelopes(
    raw: bytes, read: Callable[[Fields], Envelope | None], what: str, known: frozenset[str]
) -> list[Envelope | ParseError]:
    """The envelopes of the items of a file, in its order; `read` gives None for what is no news.

    `what` names the format, `known` are fields of which an item has one at least. A ParseError
    stands for one of several that is something else: a broken line, another object. It is raised
    where that is all there is, where there are too many, and for what is not JSON.
    """
    found = list(_unless_too_many(_each(raw, read, what, known)))
    if len(found) == 1 and isinstance(found[0], ParseError):
        raise found[0]
    return [one for one in found if one is not None]


def _each(
    raw: bytes, read: Callable[[Fields], Envelope | None], what: str, known: frozenset[str]
) -> Iterator[Envelope | ParseError | None]:
    for value in objects_of(raw):
        if isinstance(value, ParseError):
            yield value
        else:
            fields = Fields(value)
            yield _fault(fields, what, known) or read(fields)


def _too_many(last: ParseError) -> ParseError:
    detail = f"more than {MOST_BROKEN} of its items are broken; one: {last.detail}"
    return ParseError(Reason.MALFORMED, detail, last.fault_at)


def _fault(fields: Fields, what: str, known: frozenset[str]) -> ParseError | None:
    """Why an object is no item of the format; None where it is one."""
    names = fields.names()
    if is_schema(names):
        title = fields.text("title", "$id") or "without a title"
        detail = f"a JSON Schema ({title[:80]}), not a news item"
    elif names & known:
        return None
    elif "error" in names:
        said = fields.labelled("error") or {"error": fields.text("error") or ""}
        words = "; ".join(f"{key} {text}" for key, text in said.items())
        detail = f"an error message, not news: {words[:200]}"
    else:
        seen = ", ".join(sorted(names)[:8])[:200]
        detail = f"an object of {seen}: none is a field of {what}"
    return ParseError(Reason.UNKNOWN_FORMAT, detail)


def is_schema(names: frozenset[str]) -> bool:
    """Whether fields of these names are those of a JSON Schema."""
    return "$schema" in names and bool(names & SCHEMA)


@lru_cache(maxsize=1)
def objects_of(raw: bytes) -> tuple[dict[str, Any] | ParseError, ...]:
    """The objects of a file that may be items, not to be changed; empty ones are left out.

    Lists and the usual wrappers are opened. A ParseError stands for a broken line of JSON Lines;
    it is raised where the file is no JSON at all, and where it holds no object or list.
    """
    values = _values(raw)
    if not any(isinstance(value, dict | list) for value in values):
        raise ParseError(Reason.UNKNOWN_FORMAT, "JSON, but neither an object nor a list")
    opened = (one for value in values for one in _opened(value, LAYERS) if one)
    return tuple(_unless_too_many(opened))


def _unless_too_many(found: Iterable[One | ParseError]) -> Iterator[One | ParseError]:
    """What is given, unless more of it is broken than a page may have. Raises ParseError."""
    broken = 0
    for one in found:
        broken += isinstance(one, ParseError)
        if isinstance(one, ParseError) and broken > MOST_BROKEN:
            raise _too_many(one)
        yield one


def _values(raw: bytes) -> list[Any]:
    """The value of a JSON text, or those of JSON Lines, an object a line."""
    try:
        return [load(raw)]
    except ParseError as error:
        lines = list(_lines(raw))
        if len(lines) < 2 or not isinstance(_value(lines[0]), dict):
            if "unexpected end" in error.detail.lower():
                raise ParseError(Reason.TRUNCATED, error.detail, error.fault_at) from error
            raise
    return list(_unless_too_many(map(_value, lines)))


class _Line(NamedTuple):
    """A line of JSON Lines: its number, from 1, where it begins, and what stands on it."""

    number: int
    begins_at: int
    text: bytes


def _lines(raw: bytes) -> Iterator[_Line]:
    """The lines that are not empty."""
    at = 0
    for number, line in enumerate(raw.split(b"\n"), 1):
        text = line.removeprefix(BOM) if number == 1 else line
        text = text.lstrip(LINE_SPACE)
        if bare := text.rstrip(LINE_SPACE):
            yield _Line(number, at + len(line) - len(text), bare)
        at += len(line) + 1


def _value(line: _Line) -> Any:
    try:
        return load(line.text)
    except ParseError as error:
        place = None if error.fault_at is None else line.begins_at + error.fault_at
        return ParseError(error.reason, f"line {line.number}: {error.detail}", place)


def _opened(value: Any, layers: int) -> Iterator[dict[str, Any] | ParseError]:
    if isinstance(value, ParseError):
        yield value
    elif isinstance(value, list) and layers:
        for one in value:
            yield from _opened(one, layers - 1)
    elif isinstance(value, dict):
        inside = _inside(value) if layers else []
        if not inside:
            yield value
        for one in inside:
            yield from _opened(one, layers - 1)
    elif value is not None:
        detail = f"a {type(value).__name__} where an item should be"
        yield ParseError(Reason.UNKNOWN_FORMAT, detail)


def _inside(value: dict[str, Any]) -> list[Any]:
    """What a wrapper holds; nothing where the object is an item, or no wrapper we know."""
    names = {name.lower() for name in value}
    if names & ITEM_FIELDS:
        return []
    return [
        one
        for name, one in value.items()
        if name.lower() in WRAPPERS and isinstance(one, dict | list)
    ]


def format_of(raw: bytes) -> str | None:
    """Which of the JSON formats a file is in: ninjs, ap_json, dpa_json; None for no news of ours.

    By the first items of it; an empty page by what is around.
    """
    if raw.removeprefix(BOM).lstrip()[:1] not in (b"{", b"["):
        return None
    try:
        objects = objects_of(raw)
    except ParseError:
        return None
    if not objects:
        return _of_an_empty_page(raw)
    found = (_format_of_item(Fields(one)) for one in objects[:LOOK_AT] if isinstance(one, dict))
    return next(filter(None, found), None)


def _of_an_empty_page(raw: bytes) -> str | None:
    value = load(raw)
    names = frozenset(value) if isinstance(value, dict) else frozenset()
    if "api_version" in names:
        return "ap_json"
    if "_items" in names:
        return "ninjs"
    return "dpa_json" if names == {"entries"} else None


def _format_of_item(fields: Fields) -> str | None:
    names = fields.names()
    if {"api_version", "error"} <= names:
        return "ap_json"
    if is_schema(names):
        said = " ".join(fields.texts("$id") + fields.texts("title")).lower()
        return "ninjs" if "ninjs" in said else None
    if _is_standard_ninjs(fields):
        return "ninjs"
    if _is_ap(fields):
        return "ap_json"
    if names & DPA_ALONE and len(names & DPA_FIELDS) > 1 and "bodies" not in names:
        return "dpa_json"
    return "ninjs" if _is_ninjs(names) else None


def _is_standard_ninjs(fields: Fields) -> bool:
    """Whether it names its standard: `{"name": "ninjs", ...}`, TT's `TTNINJS`."""
    said = fields.labelled("$standard") | fields.labelled("standard")
    return any("ninjs" in text.lower() for text in said.values())


def _is_ap(fields: Fields) -> bool:
    """Whether altids are AP's, and the item is written as AP's API does, not as plain ninjs."""
    names = fields.names()
    if not {"itemid", "etag"} & fields.labelled("altids").keys():
        return False
    has_body = any(name.startswith("body_") for name in names)
    is_at_ap = ".ap.org/" in (fields.text("uri") or "")
    return bool(names & AP_FIELDS) or is_at_ap or ("renditions" in names and not has_body)


def _is_ninjs(names: frozenset[str]) -> bool:
    stems = {name for name in names if name.startswith(NINJS_STEMS)}
    found = len((names & NINJS_FIELDS) | stems)
    if names & {"uri", "guid"}:
        return found > 1 or bool(names & NINJS_ALONE)
    return found > 2 and bool(names & {"headline", "headlines"} | stems)


def set_status(envelope: Envelope, status: str | None) -> None:
    """The publishing status; embargoed is usable where a time is declared, and else kept back."""
    pub_status.set_status(envelope, status)
    if pub_status.word_of(status) != pub_status.EMBARGOED:
        return
    if envelope.embargoed_until:
        envelope.notes += ("declared as embargoed",)
    else:
        pub_status.withhold_embargoed(envelope)
