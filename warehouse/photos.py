"""Photos over all items: which captions are of one.

Two captions are linked where they say the same (warehouse/same_photo.py). What is linked, directly
or through others, is kin; kin are parted into photos, the surest links first, so that no photo has
two captions that stand together in an item, two ids, or what contradicts. A batch looks at its own
captions and at what they meet, and parts anew the kin of these.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from schemas import PhotoKey, to_table
from warehouse import same_photo
from warehouse.lake import statement
from warehouse.same_photo import Alike, Said

KEPT: tuple[str, ...] = ()
"""Temporary tables that it leaves for the stages after it."""
CROWD = 50
"""What more captions than these have in common tells no two of them."""
COMPARED = 16
"""Captions of a photo that are compared with those of another before the two are taken for one."""

Pair = tuple[str, str]


class Link(NamedTuple):
    """Two captions that say the same, the lesser key first."""

    one: str
    other: str
    why: Alike
    in_one_story: bool


@dataclass(slots=True)
class Captions:
    """What is read of captions, as far as it has been asked for."""

    connection: duckdb.DuckDBPyConnection
    told: dict[str, list[Said]] = field(default_factory=dict)
    with_id: set[str] = field(default_factory=set)

    def read(self, keys: Iterable[str]) -> None:
        """Read the wordings of captions that were not read before."""
        unread = [key for key in keys if key not in self.told]
        with _asked(self.connection, pa.table({"photo_key": pa.array(unread, pa.string())})):
            rows = self.connection.execute(statement("relate/photos", "texts")).fetchall()
        for key, text, credit, provided_by, has_id in rows:
            self.told.setdefault(key, []).append(same_photo.said(text, credit, provided_by))
            if has_id:
                self.with_id.add(key)

    def alike(self, one: str, other: str, *, in_one_story: bool) -> Alike | None:
        """Why two captions are of one photo, by the wordings that are most alike."""
        if one in self.with_id and other in self.with_id:
            return None
        found = [
            same_photo.alike(a, b, in_one_story=in_one_story)
            for a in self.told[one]
            for b in self.told[other]
        ]
        return max(filter(None, found), default=None)

    def are_two(self, one: str, other: str, *, in_one_story: bool) -> bool:
        """Whether two captions are of two photos in whichever wording."""
        return (one in self.with_id and other in self.with_id) or all(
            same_photo.is_another(a, b, in_one_story=in_one_story)
            for a in self.told[one]
            for b in self.told[other]
        )


def relate(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring photos and photo_keys up to date with the items in `touched` and `restated`."""
    _keep(connection, "told_keys")
    stands: dict[str, int | None] = dict(
        connection.execute("SELECT photo_key, stands FROM told_keys").fetchall()
    )
    if stands:
        captions = Captions(connection)
        captions.read(key for key, place in stands.items() if place is not None)
        runs = {key: same_photo.runs(said) for key, said in captions.told.items()}
        looked = _look(connection, runs) | stands.keys()
        links = _links(connection, captions)
        known = _known(connection, looked.union(*((one, other) for one, other, *_ in links)))
        rows = _rows(captions, known, links, looked, stands, runs)
        _write_keys(connection, known, rows, stands)
        _write_photos(connection, _photos_of(known, rows, stands))
    for name in ("told_keys", "looking", "met"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{name}")


def _look(connection: duckdb.DuckDBPyConnection, runs: Mapping[str, Sequence[int]]) -> set[str]:
    """Find who has the runs of the told captions, in `met`; which others are to be looked at."""
    table = pa.table(
        {
            "photo_key": pa.array([key for key, has in runs.items() for _ in has], pa.string()),
            "run": pa.array([run for has in runs.values() for run in has], pa.int64()),
        }
    )
    with _registered(connection, "told_runs", table):
        _keep(connection, "looking")
        _keep(connection, "met")
        freed = connection.execute(statement("relate/photos", "freed"), {"crowd": CROWD})
        others = freed.to_arrow_table()
        if others.num_rows:
            with _registered(connection, "others", others):
                connection.execute("INSERT INTO looking BY NAME FROM others")
            _keep(connection, "met")
    return set(others["photo_key"].to_pylist())


def _links(connection: duckdb.DuckDBPyConnection, captions: Captions) -> list[Link]:
    """The captions that say the same, of those that are looked at and what they meet."""
    pairs = connection.execute(statement("relate/photos", "pairs"), {"crowd": CROWD}).fetchall()
    captions.read({key for one, other, _ in pairs for key in (one, other)})
    return [
        Link(one, other, why, in_one_story)
        for one, other, in_one_story in pairs
        if (why := captions.alike(one, other, in_one_story=in_one_story))
    ]


def _known(connection: duckdb.DuckDBPyConnection, keys: Collection[str]) -> dict[str, PhotoKey]:
    """The stored rows of captions and of all of their kin."""
    with _asked(connection, pa.table({"photo_key": pa.array(sorted(keys), pa.string())})):
        found = connection.execute(statement("relate/photos", "known"))
        columns = [column[0] for column in found.description]
        rows = found.fetchall()
    return {
        row.photo_key: row
        for row in (PhotoKey(**dict(zip(columns, values, strict=True))) for values in rows)
    }


def _rows(
    captions: Captions,
    known: Mapping[str, PhotoKey],
    links: Sequence[Link],
    looked: Collection[str],
    stands: Mapping[str, int | None],
    runs: Mapping[str, Sequence[int]],
) -> dict[str, PhotoKey]:
    """The rows of the captions looked at and of their kin, as they are now."""
    gone = {key for key, place in stands.items() if place is None}
    keys = sorted((known.keys() | looked) - gone)
    alike: dict[str, set[str]] = {
        key: set() if key in looked or key not in known else set(known[key].alike) - set(looked)
        for key in keys
    }
    for link in links:
        alike[link.one].add(link.other)
        alike[link.other].add(link.one)
    kin = _kin(keys, alike)
    photo_of = _part(captions, kin, alike)
    rows = {}
    for key in keys:
        photo, method, evidence = photo_of[key]
        rows[key] = PhotoKey(
            photo_key=key,
            photo_id=photo,
            method=method,
            evidence=evidence,
            alike=sorted(alike[key]),
            kin=kin[key],
            runs=runs[key] if key in runs else known[key].runs,
            stands=place if (place := stands.get(key)) is not None else known[key].stands,
        )
    return rows


def _kin(keys: Sequence[str], alike: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Of each of the sorted keys the least of those that links lead to."""
    if not keys:
        return {}
    place = {key: number for number, key in enumerate(keys)}
    ends = [(place[one], place[other]) for one in keys for other in alike[one]]
    at = np.array(ends, np.int64).reshape(-1, 2).T
    graph = coo_array((np.ones(at.shape[1], np.bool_), (at[0], at[1])), (len(keys), len(keys)))
    _, of_group = connected_components(graph, directed=False)
    _, first = np.unique(of_group, return_index=True)
    return {key: keys[first[group]] for key, group in zip(keys, of_group.tolist(), strict=True)}


def _part(
    captions: Captions, kin: Mapping[str, str], alike: Mapping[str, Collection[str]]
) -> dict[str, tuple[str, str, str | None]]:
    """The photo of each caption, and by what method and why it is of it."""
    photo_of: dict[str, tuple[str, str, str | None]] = {key: (key, "caption", None) for key in kin}
    members = [key for key in kin if alike[key]]
    if not members:
        return photo_of
    captions.read(members)
    connection = captions.connection
    of_kin = {"photo_key": members, "kin": [kin[key] for key in members]}
    with _asked(connection, pa.table(of_kin)):
        pairs = connection.execute(statement("relate/photos", "together")).fetchall()
        first = dict(connection.execute(statement("relate/photos", "firsts")).fetchall())
    apart = {(one, other) for one, other, in_one_item, _ in pairs if in_one_item}
    of_story = {(one, other) for one, other, _, in_one_story in pairs if in_one_story}
    links = _surest(captions, alike, members, of_story)
    photos = _join(captions, links, apart, of_story)
    reasons: dict[str, Link] = {}
    for link in links:
        if photos.get(link.one) is not None and photos[link.one] is photos.get(link.other):
            reasons.setdefault(link.one, link)
            reasons.setdefault(link.other, link)
    for key, photo in photos.items():
        photo_id = min(photo, key=first.__getitem__)
        if key != photo_id:
            photo_of[key] = (photo_id, *_reason(key, reasons[key]))
    return photo_of


def _reason(key: str, link: Link) -> tuple[str, str]:
    """By what method, and why, a caption is of the photo that another is of."""
    other = link.other if key == link.one else link.one
    return "revised" if link.in_one_story else "alike", f"as {other}: {link.why.evidence}"


def _surest(
    captions: Captions,
    alike: Mapping[str, Collection[str]],
    members: Iterable[str],
    of_story: Collection[Pair],
) -> list[Link]:
    """The links among captions, the surest first; of those as sure the one of lesser keys."""
    links = []
    for one in members:
        for other in alike[one]:
            if one < other:
                in_one_story = (one, other) in of_story
                if why := captions.alike(one, other, in_one_story=in_one_story):
                    links.append(Link(one, other, why, in_one_story))
    return sorted(links, key=lambda link: (-link.why.score, link.one, link.other))


def _join(
    captions: Captions,
    links: Iterable[Link],
    apart: Collection[Pair],
    of_story: Collection[Pair],
) -> dict[str, list[str]]:
    """The captions of the photo of each linked caption, joined along the links in their order."""
    photos: dict[str, list[str]] = {}
    for link in links:
        one = photos.setdefault(link.one, [link.one])
        other = photos.setdefault(link.other, [link.other])
        if one is other or not _may_join(captions, one, other, apart, of_story):
            continue
        joined = sorted(one + other)
        photos.update(dict.fromkeys(joined, joined))
    return photos


def _may_join(
    captions: Captions,
    one: Sequence[str],
    other: Sequence[str],
    apart: Collection[Pair],
    of_story: Collection[Pair],
) -> bool:
    """Whether nothing says that two sorted groups of captions are of two photos."""
    if any((min(a, b), max(a, b)) in apart for a in one for b in other):
        return False
    if any(a in captions.with_id for a in one) and any(b in captions.with_id for b in other):
        return False
    return not any(
        captions.are_two(a, b, in_one_story=(min(a, b), max(a, b)) in of_story)
        for a in one[:COMPARED]
        for b in other[:COMPARED]
    )


def _write_keys(
    connection: duckdb.DuckDBPyConnection,
    known: Mapping[str, PhotoKey],
    rows: Mapping[str, PhotoKey],
    stands: Mapping[str, int | None],
) -> None:
    """Write the captions that are otherwise than they are stored, and take out those gone."""
    changed = [row for key, row in rows.items() if row != known.get(key)]
    stale = [row.photo_key for row in changed if row.photo_key in known]
    stale += [key for key, place in stands.items() if place is None]
    if stale:
        with _asked(connection, pa.table({"photo_key": pa.array(stale, pa.string())})):
            connection.execute("DELETE FROM photo_keys WHERE photo_key IN (FROM asked)")
    if changed:
        with _registered(connection, "changed", to_table(changed, PhotoKey)):
            connection.execute("INSERT INTO photo_keys BY NAME FROM changed")


def _photos_of(
    known: Mapping[str, PhotoKey], rows: Mapping[str, PhotoKey], told: Iterable[str]
) -> set[str]:
    """The photos to count anew: of the told captions, and of those whose photo is another now."""
    changed = {
        key
        for key in known.keys() | rows.keys()
        if key not in known or key not in rows or known[key].photo_id != rows[key].photo_id
    }
    return {
        table[key].photo_id
        for key in changed.union(told)
        for table in (known, rows)
        if key in table
    }


def _write_photos(connection: duckdb.DuckDBPyConnection, photo_ids: Collection[str]) -> None:
    """Count photos anew, and write those that are otherwise than they are stored."""
    with _asked(connection, pa.table({"photo_id": pa.array(sorted(photo_ids), pa.string())})):
        _keep(connection, "counted")
        for name in ("forget_photos", "write_photos"):
            connection.execute(statement("relate/photos", name))
        connection.execute("DROP TABLE temp.counted")


def _keep(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Keep what a statement finds under its name."""
    # A table's name cannot be a parameter; it is one of ours.
    text = statement("relate/photos", name)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {text}")


def _asked(connection: duckdb.DuckDBPyConnection, rows: pa.Table) -> AbstractContextManager[None]:
    """Rows that a statement is about."""
    return _registered(connection, "asked", rows)


@contextmanager
def _registered(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> Iterator[None]:
    """Arrow rows as a view, while the statements inside run."""
    connection.register(name, rows)
    try:
        yield
    finally:
        connection.unregister(name)
