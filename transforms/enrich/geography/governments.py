"""Capitals that stand for their governments: `Tokyo said`, `talks with Washington`."""

import re

from transforms.enrich.document import Body, Entity, Identified, Mention
from transforms.enrich.geography.countries import NO_GOVERNMENTS, capitals

NEAR = 90
"""Characters before and behind a capital's name that tell what it stands for."""

_VERBS = (
    r"sa(?:id|ys|ying)|warn(?:ed|s|ing)|den(?:ied|ies|ying)|reject(?:ed|s|ing)?|protest(?:ed|s|ing)"
    r"|want(?:s|ed)?|consider(?:s|ed|ing)?|hop(?:es|ed|ing)|agree(?:d|s|ing)?|insist(?:s|ed|ing)?"
    r"|maintain(?:s|ed|ing)?|fear(?:s|ed)|announc(?:ed|es|ing)|urg(?:ed|es|ing)|vow(?:ed|s|ing)"
    r"|demand(?:ed|s|ing)?|impos(?:ed?|es|ing)|seek(?:s|ing)?|sought|threaten(?:ed|s|ing)?"
    r"|refus(?:ed?|es|ing)|respond(?:ed|s|ing)?|retaliat(?:ed?|es|ing)|recogni[sz](?:ed?|es|ing)"
    r"|accus(?:ed?|es|ing)|condemn(?:ed|s|ing)?|critici[sz](?:ed|es|ing)|blam(?:ed|es|ing)"
    r"|summon(?:ed|s)|expel(?:led|s)|back(?:ed|s|ing)|support(?:s|ed|ing)?|oppos(?:ed?|es|ing)"
    r"|favou?r(?:s|ed)?|view(?:s|ed)|regard(?:s|ed)|believ(?:es|ed)|argu(?:es|ed|ing)"
    r"|contend(?:s|ed)|intend(?:s|ed)?|decid(?:ed|es)|propos(?:ed|es|ing)|pledg(?:ed|es|ing)"
    r"|promis(?:ed|es)|call(?:ed|s|ing)? (?:for|on|it)\b|offer(?:ed|ing) to\b|tried to\b"
    r"|trying to\b|willing|ready to\b|prepared to\b|determined to\b|concerned|reluctant"
    r"|accept(?:ed)?|resum(?:e|ed)|negotiat(?:e|ed|ing)|withdr(?:aw|ew)|interven(?:e|ed)|sever(?:ed)?"
    r"|acknowledg(?:ed|es)|suspect(?:s|ed)|complain(?:ed|s)|retort(?:ed)|concede(?:d|s)"
    r"|object(?:ed|s)"
)
_HELPERS = (
    r"(?:ha[sd]|have|is|was|are|were|would|will|could|may|might|must|should|do|does|did|cannot|can)"
    r"(?: (?:not|also|never|long|already|repeatedly|still|now|since|previously|been|yet|only|always"
    r"|be|have|consistently|publicly|so far)){0,3} "
)
_CAPITALISED = r"[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?"
_LIST = rf"(?:{_CAPITALISED}(?:, |,? and )){{0,3}}"
ACTS = re.compile(
    rf"(?:(?:, {_CAPITALISED}){{0,3}},? and {_CAPITALISED})?"
    r"(?:, (?:however|meanwhile|too|in turn|for its part|in response),)?"
    rf" (?:(?:also|now|still|has|repeatedly|later|then|once) )?(?:{_HELPERS})?(?:{_VERBS})\b"
)
OWNS = re.compile(
    r"['’]s? (?:[a-z-]{2,20} ){0,2}(?:government|polic(?:y|ies)|diploma(?:cy|tic|ts)|support|stance"
    r"|position|decision|demands?|claims?|sovereignty|ties|relations(?:hip)?|response|reaction"
    r"|proposals?|refusal|rejection|insistence|sanctions|nuclear|missile|ambassador|envoys?"
    r"|foreign (?:policy|minist\w+|office)|defen[cs]e|all(?:y|ies|iance)|intentions?|denials?"
    r"|accusations?|allegations?|approval|consent|willingness|commitments?|efforts|aggression"
    r"|invasion|intervention|interference|recognition|rule|threats?|warnings?|pledges?|tariffs"
    r"|embargo|negotiators?|leaders(?:hip)?|concerns?|calls? (?:for|on)|bid to (?:join|end|halt))\b"
)
HYPHENED = re.compile(
    r"-(?:backed|led|controlled|brokered|supported|sponsored|appointed|installed|friendly|allied"
    r"|imposed|approved|aligned)\b"
    r"|-[A-Z]\w{2,20} (?:ties|relations|talks|alliance|summit|dialogue|axis|cooperation|treaty"
    r"|pact)"
)
TOLD = re.compile(
    r"\b(?:urg(?:ed?|es|ing)|press(?:ed|ing)|ask(?:ed|ing)|accus(?:ed?|es|ing)|warn(?:ed|ing|s)?"
    r"|told|assur(?:ed|ing)|criticiz(?:ed|es|ing)|criticis(?:ed|es|ing)|condemn(?:ed|s|ing)?"
    r"|blam(?:ed?|es|ing)|persuad(?:ed?|ing)|convinc(?:ed?|ing)|pressur(?:ed?|ing)"
    r"|call(?:ed|s|ing)? (?:on|upon)) \Z"
)
TO_DO = re.compile(r" (?:not )?(?:to|of|for|over|that|against|about)\b")
_DEALINGS = (
    r"talks?|ties|relations|relationship|cooperation|alliance|agreement|accord|pact|treaty"
    r"|dialogue|negotiations|tensions?|dispute|row|consultations|coordination|friction|rift|truce"
    r"|detente|détente|confrontation|conflict|rapprochement|trust|deal|understanding|communication"
)
WITH = re.compile(rf"\b(?:{_DEALINGS}|war) (?:with|between|among) (?:both )?{_LIST}\Z")
BETWEEN = re.compile(rf"\bbetween (?:(?P<first>{_CAPITALISED}) and )?\Z")
AND = re.compile(rf" and (?P<second>{_CAPITALISED})")
PRESSED = re.compile(
    r"\b(?:pressure|sanctions|embargo|tariffs|restrictions|demands|criticism|attack) "
    r"(?:on|upon|against|of) \Z"
)
AT_A_PLACE = re.compile(
    r"\b(?:(?i:in|from|at|near|of|outside|around|across|through|via|for|to|into|towards?|by|off"
    rf"|with|between|against|on|over|about|leaving|visiting|visited)) {_LIST}\Z"
)
ON_THE_WAY = re.compile(
    r"\b(?:flights?|trains?|rail|railway|roads?|highways?|routes?|ferry|bus(?:es)?|journey|distance"
    r"|airlines?|fly|flew|flying|match|game|final|fixture|miles|kilomet(?:er|re)s|km|halfway|located"
    r"|commut\w+|travel\w*|shuttle (?:bus|service|flight)\w*|differen\w+ in time)\b"
)


REPORTED = re.compile(r"\b(?:said|says|told [a-z ]{3,30}|insisted|that) \Z")
"""What stands before a clause of reported speech: `Lee said Seoul would not rush a deal`."""
WILL_ACT = re.compile(
    r" (?:would|must|should|will) (?:not |never |also |now )?(?!(?:be|host|see|have|become|remain"
    r"|fall|burn|get|win|lose|grow|need|stage|stay|look|run|face|go|receive|experience|suffer)\b)[a-z]"
)


def mark(body: Body, identified: Identified) -> None:
    """Set `stands_for` of the mentions of capitals that stand for their governments.

    Only where the words around one say so: it says or does what governments do, owns what they
    own, or they have dealings with it. `In Tokyo`, `Tokyo stocks` and `from Seoul` are the town.
    """
    entities = identified.entities
    actors = None
    for mention in identified.mentions:
        if (
            mention.stands_for
            or mention.entity is None
            or not _is_capital(entities[mention.entity])
        ):
            continue
        if actors is None:
            actors = _actors(identified)
        if _is_government(body.text, mention, actors):
            mention.stands_for = "government"


def _is_capital(entity: Entity) -> bool:
    place = entity.place
    if place is None or place.kind != "city" or place.geonames_id is None:
        return False
    return capitals().get(place.geonames_id, "BE") not in NO_GOVERNMENTS


def _actors(identified: Identified) -> set[str]:
    """The surfaces of the document's countries and capitals."""
    return {
        mention.surface
        for mention in identified.mentions
        if mention.entity is not None and _is_actor(identified.entities[mention.entity])
    }


def _is_actor(entity: Entity) -> bool:
    return _is_capital(entity) or (entity.place is not None and entity.place.kind == "country")


def _is_government(text: str, mention: Mention, actors: set[str]) -> bool:
    start, end = mention.span.start, mention.span.end
    before, behind = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    if behind[:1] in ("'", "’") and OWNS.match(behind):
        return True
    if behind[:1] == "-" or before.endswith(("pro-", "anti-")):
        return bool(HYPHENED.match(behind)) or not behind.startswith("-")
    if ACTS.match(behind) and not AT_A_PLACE.search(before):
        return True
    if WILL_ACT.match(behind) and REPORTED.search(before):
        return True
    if TO_DO.match(behind) and TOLD.search(before):
        return True
    if PRESSED.search(before):
        return True
    if _has_dealings(before, behind, actors):
        return not ON_THE_WAY.search(before) and not ON_THE_WAY.search(behind)
    return False


def _has_dealings(before: str, behind: str, actors: set[str]) -> bool:
    """Whether words before tell of dealings with it: talks with, between Pyongyang and."""
    if found := BETWEEN.search(before):
        other = found["first"] or ((second := AND.match(behind)) and second["second"])
        return bool(other) and (other in actors or str(other).split(" ")[0] in actors)
    return WITH.search(before) is not None
