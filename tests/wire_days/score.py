"""How well wire days are related: the warehouse's tables against what is true."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import duckdb

from tests.wire_days.wire import Told

MOST_EXAMPLES = 8
SAME_TEXT = ("duplicate", "near_duplicate", "contains")
OF = "FROM items JOIN (SELECT DISTINCT feed, file_id, uri FROM feed_files) USING (feed, file_id)"
ITEM_ROWS = f"""
SELECT item_id, min(uri) AS uri, any_value(slugline), any_value(headline), any_value(kind),
       any_value(revision_label)
{OF} GROUP BY item_id
"""


class Match(NamedTuple):
    """Pairs that are right, found pairs, true pairs."""

    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """Of the found pairs the right ones."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of the true pairs those found."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.4f} recall {self.recall:.4f} f1 {self.f1:.4f} "
            f"({self.right} right of {self.found} found, {self.true} true)"
        )


@dataclass
class Scores:
    """The scores of a warehouse of wire days, with the first mistakes of each sort."""

    items: int
    versions: Match
    mixed: int
    kills: int
    kills_resolved: int
    relations: dict[str, Match]
    replaced: Match
    photos: Match
    photo_keys: Match
    copies: Match
    by_edit: dict[str, tuple[int, int]]
    embargoes: tuple[int, int]
    mistakes: dict[str, list[str]] = field(default_factory=dict)
    causes: dict[str, Counter[str]] = field(default_factory=dict)

    def __str__(self) -> str:
        lines = [
            f"items             {self.items}",
            f"version pairs     {self.versions}",
            f"mixed families    {self.mixed}",
            f"kills and holds   {self.kills_resolved} of {self.kills} resolved",
            f"what it replaces  {self.replaced}",
            f"photo captions    {self.photos}",
            f"photo keys        {self.photo_keys}",
            f"copies            {self.copies}",
            f"embargoes         {self.embargoes[0]} of {self.embargoes[1]}",
        ]
        lines += [f"  relation {name:10} {match}" for name, match in self.relations.items()]
        lines += [f"  copies, {edit:13} {n} of {of}" for edit, (n, of) in self.by_edit.items()]
        for sort, causes in self.causes.items():
            told = ", ".join(f"{cause} {n}" for cause, n in causes.most_common(12))
            lines += [f"{sort}: {told}", *(f"    {one}" for one in self.mistakes[sort])]
        return "\n".join(lines)

    def wrong(self, sort: str, cause: str, example: str) -> None:
        """Count a mistake by its cause, and keep the first of its sort."""
        self.causes.setdefault(sort, Counter())[cause] += 1
        examples = self.mistakes.setdefault(sort, [])
        if len(examples) < MOST_EXAMPLES:
            examples.append(f"{cause}: {example}")


class _Of(NamedTuple):
    """An item that landed, and what is true of it."""

    item_id: str
    told: Told
    says: str


Items = Mapping[str, _Of]


def score(connection: duckdb.DuckDBPyConnection, truth: Mapping[str, Told]) -> Scores:
    """The scores of a warehouse into which the files of wire days have landed."""
    items = _items(connection, truth)
    links = connection.execute(
        "SELECT item_id, target_item_id, relation, method, evidence FROM links"
    ).fetchall()
    story_of = dict(connection.execute("SELECT item_id, story_id FROM story_items").fetchall())
    families = {item: one.told.family for item, one in items.items()}
    stories = {item: story_of.get(item, item) for item in items}
    scores = Scores(
        items=len(items),
        versions=pairs(families, stories),
        mixed=0,
        kills=0,
        kills_resolved=0,
        relations=_relations(items, links),
        replaced=_replaced(connection, items),
        photos=Match(0, 0, 0),
        photo_keys=Match(0, 0, 0),
        copies=Match(0, 0, 0),
        by_edit={},
        embargoes=(0, 0),
    )
    _tell_mixed(scores, items, stories, links)
    _tell_parted(scores, items, stories)
    _tell_kills(scores, connection, items, links)
    _tell_photos(scores, connection, items)
    _tell_copies(scores, items, links)
    _tell_embargoes(scores, connection, items)
    return scores


def pairs(true: Mapping[str, str], found: Mapping[str, str]) -> Match:
    """Pairs of things that two groupings put together."""
    both = Counter((true[one], found[one]) for one in true)
    return Match(
        right=_pairs(both.values()),
        found=_pairs(Counter(found[one] for one in true).values()),
        true=_pairs(Counter(true.values()).values()),
    )


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def _items(connection: duckdb.DuckDBPyConnection, truth: Mapping[str, Told]) -> Items:
    """The items that landed; a file sent again in the same words is the item that it was."""
    rows = connection.execute(ITEM_ROWS).fetchall()
    items = {}
    for item_id, uri, slug, headline, kind, label in rows:
        told = truth[uri]
        says = f"{told.feed} {told.at:%d %H:%M} {label or kind} [{slug}] {headline} ({told.family})"
        items[item_id] = _Of(item_id, told, says)
    return items


def _by_uri(items: Items) -> dict[str, str]:
    by_uri = {one.told.uri: item_id for item_id, one in items.items()}
    by_uri |= {one.told.resent_of: item for item, one in items.items() if one.told.resent_of}
    return by_uri


def _relations(items: Items, links: list[tuple[str, ...]]) -> dict[str, Match]:
    """Links of each relation: right where it joins a family, and the relation is the item's own.

    True ones are counted by item: what an item says of itself is found where a link of it says so
    of any item of its family.
    """
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for item, target, relation, *_ in links:
        if relation not in SAME_TEXT:
            found[relation].append((item, target))
    true = Counter(one.told.relation for one in items.values() if one.told.relation)
    scores = {}
    for relation in sorted({*found, *true}):
        of_family = [item for item, target in found[relation] if _is_one_story(items, item, target)]
        said = {item for item in of_family if items[item].told.relation == relation}
        n = len(found[relation])
        scores[relation] = Match(len(of_family), n, n)
        scores[f"{relation} *"] = Match(len(said), len({*of_family}), true[relation])
    return scores


def _is_one_story(items: Items, item: str, other: str) -> bool:
    return items[item].told.family == items[other].told.family


def _replaced(connection: duckdb.DuckDBPyConnection, items: Items) -> Match:
    """What each version replaces."""
    by_uri = _by_uri(items)
    true = {
        (item, by_uri[one.told.replaces])
        for item, one in items.items()
        if one.told.replaces and one.told.replaces in by_uri
    }
    rows = connection.execute(
        "SELECT item_id, replaces_item_id FROM story_items WHERE replaces_item_id IS NOT NULL"
    ).fetchall()
    return Match(len(true & set(rows)), len(rows), len(true))


def _tell_mixed(
    scores: Scores, items: Items, stories: Mapping[str, str], links: list[tuple[str, ...]]
) -> None:
    """Stories that hold items of more than one family, and by which links."""
    held: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for item, story in stories.items():
        held[story][items[item].told.family].append(item)
    mixed = {story for story, families in held.items() if len(families) > 1}
    scores.mixed = len(mixed)
    for item, target, relation, method, evidence in links:
        if (
            relation not in SAME_TEXT
            and stories[item] in mixed
            and not _is_one_story(items, item, target)
        ):
            one, other = items[item], items[target]
            alike = " alike" if one.told.alike else ""
            scores.wrong(
                "joined wrongly",
                f"{relation} by {method}, {one.told.feed}{alike}",
                f"{one.says} -> {other.says}: {evidence}",
            )


def _tell_parted(scores: Scores, items: Items, stories: Mapping[str, str]) -> None:
    """Items that are not in the story of the document that they are of."""
    by_uri = _by_uri(items)
    for item, one in items.items():
        target = by_uri.get(one.told.target or "")
        if target and stories[item] != stories[target]:
            scores.wrong(
                "parted wrongly",
                f"{one.told.relation} in {one.told.feed}",
                f"{one.says} from {items[target].says}",
            )


def _tell_kills(
    scores: Scores,
    connection: duckdb.DuckDBPyConnection,
    items: Items,
    links: list[tuple[str, ...]],
) -> None:
    """Kills and holds that stop a document of their story, and no other."""
    stops = {"kills": "killed_at", "withholds": "withheld_at"}
    stopped = {
        relation: {
            item
            for (item,) in connection.execute(
                f"SELECT item_id FROM story_items WHERE {column} IS NOT NULL"
            ).fetchall()
        }
        for relation, column in stops.items()
    }
    targets: dict[str, set[str]] = defaultdict(set)
    for item, target, relation, *_ in links:
        if relation in stops:
            targets[item].add(target)
    by_uri = _by_uri(items)
    for item, one in items.items():
        relation, target = one.told.relation, by_uri.get(one.told.target or "")
        if relation not in stops or target is None:
            continue
        scores.kills += 1
        strangers = [other for other in targets[item] if not _is_one_story(items, item, other)]
        if targets[item] and not strangers and target in stopped[relation]:
            scores.kills_resolved += 1
        else:
            why = (
                "kills a stranger" if strangers else "no link" if not targets[item] else "no state"
            )
            scores.wrong(
                "kills missed",
                f"{why}, by {one.told.names} in {one.told.feed}",
                f"{one.says} -> {items[target].says}",
            )


def _tell_photos(scores: Scores, connection: duckdb.DuckDBPyConnection, items: Items) -> None:
    """Pairs of captions, and of their keys, that are of one photo."""
    rows = connection.execute(
        "SELECT item_id, position, photo_key, coalesce(photo_id_, photo_key), text FROM captions "
        "LEFT JOIN (SELECT photo_key, photo_id AS photo_id_ FROM photo_keys) USING (photo_key) "
        "ORDER BY ALL"
    ).fetchall()
    true, found, texts, true_keys, found_keys = {}, {}, {}, {}, {}
    for item, position, key, photo, text in rows:
        shots = items[item].told.photos
        place = f"{item} {position}"
        true[place] = next((shot for shot, said in shots if said == text), shots[position][0])
        found[place], texts[place] = photo, text
        true_keys[key], found_keys[key] = true[place], photo
    scores.photos = pairs(true, found)
    scores.photo_keys = pairs(true_keys, found_keys)
    _tell_pairs(scores, "photos joined wrongly", texts, found, true)
    _tell_pairs(scores, "photos parted wrongly", texts, true, found)


def _tell_pairs(
    scores: Scores,
    sort: str,
    texts: Mapping[str, str],
    together: Mapping[str, str],
    apart: Mapping[str, str],
) -> None:
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for place, group in together.items():
        groups[group].setdefault(apart[place], place)
    for others in groups.values():
        if len(others) > 1:
            first, second, *_ = others.values()
            cause = "file photo" if "file photo" in texts[first] + texts[second] else "caption"
            scores.wrong(sort, cause, f"{texts[first]} | {texts[second]}")


def _tell_copies(scores: Scores, items: Items, links: list[tuple[str, ...]]) -> None:
    """Duplicates and near-duplicates between documents that share copy, by kind of edit.

    Links between tables and reports that are much the same every day do not count, nor do those
    of digests.
    """
    right = found = 0
    linked: dict[str, set[str]] = defaultdict(set)
    for item, target, relation, method, evidence in links:
        if relation not in SAME_TEXT:
            continue
        one, other = items[item].told, items[target].told
        linked[item].add(target)
        linked[target].add(item)
        is_boilerplate = one.alike is not None and one.alike == other.alike
        if relation == "contains" or is_boilerplate:
            continue
        found += 1
        if one.kin == other.kin:
            right += 1
        else:
            scores.wrong(
                "copies joined wrongly",
                f"{relation} by {method}, {one.edit or other.edit}",
                f"{items[item].says} -> {items[target].says}: {evidence}",
            )
    by_uri = _by_uri(items)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for item, of in items.items():
        source = by_uri.get(of.told.copy_of or "")
        if source and of.told.edit:
            counts[of.told.edit][1] += 1
            counts[of.told.edit][0] += source in linked[item]
            if source not in linked[item] and of.told.edit != "rewrite":
                scores.wrong(
                    "copies parted wrongly", of.told.edit, f"{of.says} of {items[source].says}"
                )
    scores.by_edit = {edit: (n, of) for edit, (n, of) in sorted(counts.items())}
    carried = [counts[edit] for edit in counts if edit != "rewrite"]
    scores.copies = Match(right, found, found)
    scores.by_edit["all"] = (sum(n for n, _ in carried), sum(of for _, of in carried))


def _tell_embargoes(scores: Scores, connection: duckdb.DuckDBPyConnection, items: Items) -> None:
    rows = connection.execute(
        "SELECT item_id FROM story_items WHERE embargoed_until IS NOT NULL"
    ).fetchall()
    true = {item for item, one in items.items() if one.told.is_embargoed}
    scores.embargoes = (len(true & {item for (item,) in rows}), len(true))
