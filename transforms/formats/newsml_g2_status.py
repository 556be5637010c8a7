"""What a NewsML-G2 item is: its kind and status, and the items that it replaces."""

from schemas import Reference
from transforms.formats.newsml_g2_meta import TARGETS, Meta, code_of, plain, role_of, term
from transforms.formats.pub_status import PUB_STATUS, STATUS_KINDS
from transforms.markup import Element

SIGNS = {
    "test": "test testmessage systemtest",
    "kill": "kill killed mandatorykill bulletinkill cancel canceled cancelled delete deleted",
    "withdrawn": "withdraw withdrawn withdrawal",
    "withheld": "hold withhold withheld",
    "correction": "correction corrections correct corrected corrective korrektur berichtigung",
    "repeat": "repeat repetition rpt wiederholung",
    "flash": "flash alert newsalert snap blitz blitzmeldung eilmeldung",
    "advisory": "advisory",
}
"""What signals, roles and profiles call a kind; the first kind that is named wins."""

KINDS = {word: kind for kind, words in SIGNS.items() for word in words.split()}
EDIT_STATUS = {"edstat:c": "correction"}
"""Reuters' one-letter signals: edStat:N is new, edStat:U an update, which is no kind of its own."""

REPLACES = frozenset(
    ["prevversion", "previousversion", "evolvedfrom", "replaces", "supersedes", "corrects"]
)
"""Relations of a link to what its item takes the place of (NewsCodes Item Relation, and others)."""

SETTLED = ("kill", "withdrawn", "withheld", "correction", "repeat")
NAMES_ITSELF = ("kill", "withdrawn", "correction")


def pub_status_of(meta: Meta) -> str | None:
    """The publishing status; None where none is declared, or one we do not know, which is noted."""
    code = next(iter(meta.codes("pubStatus")), None) or meta.text("pubStatus")
    status = PUB_STATUS.get(term(code))
    if code and status is None:
        meta.notes.append(f"pubStatus {code[:60]!r} is not known")
        meta.note_field("pubStatus", code)
    return status


def kind_of(meta: Meta, pub_status: str | None) -> str | None:
    """The kind that status, signals, roles or profile settle; None where they settle none."""
    said = {kind for sign in _signs(meta) if (kind := _kind(sign))}
    if "test" not in said and (kind := STATUS_KINDS.get(pub_status or "")):
        return kind
    return next((kind for kind in SIGNS if kind in said), None)


def _signs(meta: Meta) -> list[str]:
    """Everything that may name a kind: codes and names of signals and roles, and the profile."""
    elements = [*meta.elements("signal"), *meta.elements("role")]
    names = [name for each in elements if (name := meta.name_of(each) or plain(each))]
    return [*meta.codes("signal"), *meta.codes("role"), *names, *meta.texts("profile")]


def _kind(sign: str) -> str | None:
    if kind := EDIT_STATUS.get(sign.casefold()):
        return kind
    word = term(sign).replace(" ", "").replace("-", "").replace("_", "")
    return KINDS.get(word)


def references_of(
    meta: Meta, kind: str | None, pub_status: str | None, guid: str | None
) -> tuple[Reference, ...]:
    """The items that this one replaces, and what a kill or correction is about, by their guids.

    A version carries the guid of the item: a canceled one kills itself, a kill or correction
    without link is about its own earlier version. What an item is merely derived from (the
    original of a translation) is replaced only where its kind says so. Other links go to the
    header.
    """
    links = [each for each in meta.elements("link") if code_of(each, TARGETS)]
    replaced = [code_of(each, TARGETS) or "" for each in links if _replaces(each, kind)]
    for link in links:
        if not _replaces(link, kind):
            meta.note_field(" ".join(["link", role_of(link, "rel") or ""]).strip(), _target(link))
    is_itself = pub_status == "canceled" or (kind in NAMES_ITSELF and not replaced)
    named = [guid] if guid and is_itself else []
    return tuple(Reference("guid", value) for value in dict.fromkeys([*named, *replaced]))


def _replaces(link: Element, kind: str | None) -> bool:
    relation = term(role_of(link, "rel"))
    return relation in REPLACES or (relation == "derivedfrom" and kind in SETTLED)


def _target(link: Element) -> str:
    return code_of(link, TARGETS) or ""
