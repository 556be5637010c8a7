"""The fields of a JSON object by name, as the JSON formats of the wires spell and nest them."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from transforms.times import utc

LABELS = ("value", "name", "text", "literal", "code", "qcode", "title", "uri", "by")
"""Where an object carries its text, the best first: `{"role": "main", "value": "..."}`."""
C1 = re.compile("[\x80-\x9f]")
WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
"""What C1 controls stand for, which no text has: Windows-1252, read as ISO 8859-1 on the way."""
WHOLE = re.compile(r"-?[0-9]{1,9}(?:\.0)?\Z")


class Fields:
    """The fields of one object, whatever their case; it remembers which of them were read.

    Vendors write `versioncreated` in ninjs 3 and `versionCreated` in 2. Of two spellings the
    first that is not empty counts. `notes` say what could not be read.
    """

    def __init__(self, value: Mapping[str, Any]) -> None:
        self._values: dict[str, Any] = {}
        self._read: set[str] = set()
        self.notes: list[str] = []
        for name, given in value.items():
            if not is_empty(given):
                self._values.setdefault(name.strip().lower(), given)

    def names(self) -> frozenset[str]:
        """The names of the fields that are not empty, in lower case."""
        return frozenset(self._values)

    def raw(self, *names: str) -> Any:
        """The value of the first field that there is, as it came; it is read now."""
        for name in names:
            if name in self._values:
                self._read.add(name)
                return self._values[name]
        return None

    def texts(self, *names: str) -> tuple[str, ...]:
        """The texts of the first field that has any: of a text, an object, or a list of them."""
        for name in names:
            if texts := texts_of(self._values.get(name)):
                self._read.add(name)
                return texts
        return ()

    def text(self, *names: str) -> str | None:
        """The first text of the first field that has any."""
        return next(iter(self.texts(*names)), None)

    def joined(self, *names: str, by: str = " ") -> str | None:
        """All texts of the first field that has any, as one."""
        return by.join(dict.fromkeys(self.texts(*names))) or None

    def words(self, *names: str) -> tuple[str, ...]:
        """Keywords, each once: a list, or a text with commas or semicolons between them."""
        texts = self.texts(*names)
        if len(texts) == 1:
            texts = tuple(re.split("[,;]", texts[0]))
        return tuple(dict.fromkeys(word.strip() for word in texts if word.strip()))

    def whole(self, *names: str) -> int | None:
        """A whole number, written as one or as text."""
        text = self.text(*names)
        if text is None:
            return None
        if not WHOLE.match(text):
            self.notes.append(f"{names[0]} {text[:40]!r} is not a number")
            return None
        return int(text.removesuffix(".0"))

    def time(self, zone: str, *names: str) -> datetime | None:
        """A time in UTC; one without offset is local to `zone`."""
        text = self.text(*names)
        found = utc(text, zone)
        if text and found is None:
            self.notes.append(f"{names[0]} {text[:40]!r} cannot be read as a time")
        return found

    def day(self, *names: str) -> date | None:
        """The day that a time begins with, as it stands: local to where it was written."""
        try:
            return date.fromisoformat((self.text(*names) or "")[:10])
        except ValueError:
            return None

    def objects(self, *names: str) -> list["Fields"]:
        """The objects of a list, those of an object by their names, or the one there is.

        ninjs 1 names associations and renditions by their keys, 2 and 3 list them; a gallery is
        a list below its key. One without a name of its own gets its key as `name`.
        """
        value = self.raw(*names)
        if isinstance(value, list):
            return [Fields(one) for one in value if isinstance(one, dict)]
        if not isinstance(value, dict):
            return []
        if not all(one is None or isinstance(one, dict | list) for one in value.values()):
            return [Fields(value)]
        found = ((name, part) for name, one in value.items() for part in _listed(one))
        return [Fields({"name": name} | part) for name, part in found if isinstance(part, dict)]

    def labelled(self, *names: str) -> dict[str, str]:
        """Texts by their labels: of an object, or of a list of roles (or names) with values."""
        value = self.raw(*names)
        if isinstance(value, dict):
            return _scalars(value)
        listed = [Fields(one) for one in _listed(value) if isinstance(one, dict)]
        pairs = ((one.text("role", "name", "type") or "", one.text("value")) for one in listed)
        return {role: text for role, text in pairs if text}

    def ignore(self, *names: str) -> None:
        """Pass fields over on purpose: they are not to be among the rest."""
        self._read.update(names)

    def rest(self) -> dict[str, str]:
        """The fields that were not read, as texts: of an object each by `name.key`."""
        found: dict[str, str] = {}
        for name, value in self._values.items():
            if name in self._read:
                continue
            if isinstance(value, dict):
                found |= {f"{name}.{key}": text for key, text in _scalars(value).items()}
            elif texts := texts_of(value):
                found[name] = "; ".join(dict.fromkeys(texts))
            elif isinstance(value, bool):
                found[name] = str(value).lower()
        return found


def name_set(text: str) -> frozenset[str]:
    """The names in a text, white space between them: a table of fields reads better so."""
    return frozenset(text.split())


def is_empty(value: Any) -> bool:
    """Whether a value says nothing: null, blank text, an empty list or object."""
    return value is None or value in ([], {}) or (isinstance(value, str) and not value.strip())


def texts_of(value: Any) -> tuple[str, ...]:
    """The texts in a value: of a text or number, of an object, of a list of them."""
    found = (_text_of(part) for part in _listed(value))
    return tuple(text for text in found if text)


def _text_of(value: Any) -> str | None:
    if isinstance(value, dict):
        inside = {key.lower(): text for key, text in _scalars(value).items()}
        return next((inside[label] for label in LABELS if label in inside), None)
    return _scalar(value)


def _scalar(value: Any) -> str | None:
    if isinstance(value, str):
        text = value.translate(WINDOWS) if C1.search(value) else value
        return text.replace("\0", "").strip() or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _scalars(value: Mapping[str, Any]) -> dict[str, str]:
    return {key: text for key, given in value.items() if (text := _scalar(given))}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
