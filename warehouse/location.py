"""Where a warehouse is, and the error that tells why it cannot be used."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CATALOG, DATA = "catalog.sqlite", "data"
"""The names of a lake's two parts in its folder."""
CATALOG_SUFFIXES = {".sqlite", ".sqlite3", ".db", ".ducklake"}


class LakeError(Exception):
    """The warehouse cannot be used as asked; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Lake:
    """Where a warehouse is: the SQLite file of its catalog, and the folder of its Parquet files."""

    catalog: Path
    data: Path

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> "Lake":
        """Where SLUGLINE_CATALOG and SLUGLINE_DATA say, else `lake` in this folder.

        Raises LakeError where the catalog is of a kind that is not known.
        """
        catalog = environment.get("SLUGLINE_CATALOG") or f"sqlite:lake/{CATALOG}"
        kind, _, file = catalog.partition(":")
        if kind != "sqlite" or not file:
            raise LakeError(
                f"SLUGLINE_CATALOG is {catalog!r}: give sqlite: and a path, "
                f"as in sqlite:lake/{CATALOG}"
            )
        return cls(absolute(file), absolute(environment.get("SLUGLINE_DATA") or f"lake/{DATA}"))

    @classmethod
    def at(cls, path: str | Path) -> "Lake":
        """The lake of a folder, or of a catalog file with its data beside it."""
        place = absolute(path)
        if place.is_file() or (place.suffix in CATALOG_SUFFIXES and not place.is_dir()):
            return cls(place, place.with_name(DATA))
        return cls(place / CATALOG, place / DATA)

    @property
    def lock(self) -> Path:
        """The file whose lock the one writer holds."""
        return self.catalog.with_name(self.catalog.name + ".lock")


def absolute(path: str | Path) -> Path:
    """A path as a user writes it, `~` and all, from the root."""
    return Path(os.path.expanduser(path)).absolute()
