"""Organisations known by a word of their name: Inc, Ministry, University, Bank of, Party.

The word makes a name of several words an organisation, whatever the model took it for, and tells
how far the name goes: `Gold Fields` before ` of South Africa Ltd`.
"""

import re

from transforms.copy.months import words_of
from transforms.enrich.boosters import world
from transforms.enrich.boosters.capitals import LOOSE, NO_NAME_WORDS, Word, opens_a_sentence, words
from transforms.enrich.boosters.layers import SETTLED, Cover, over
from transforms.enrich.document import Body, Span
from transforms.enrich.pieces import prose

FORMS = words_of(
    "Inc Inc. Incorporated Corp Corp. Corporation Co Co. Cos Cos. Ltd Ltd. Limited Plc PLC LLC "
    "LLP L.P. LP "
    "AG SA S.A. NV N.V. GmbH KGaA AB Oyj Oy ASA SpA SPA S.p.A. BV B.V. Bhd Berhad Tbk KK Pty "
    "PJSC OAO ZAO Holdings Holding Group Industries Bancorp Bancshares Bancorporation Airlines "
    "Airways Motors Pharmaceuticals Technologies Enterprises Laboratories Stores Bros Bros. "
    "Brothers Securities Telecom Semiconductor Insurance Petroleum Breweries Newspapers "
    "Broadcasting Electronics Cie Chemicals Aerospace Biotech Biosciences Therapeutics Softworks"
)
"""What ends the name of a company."""
HEADS = words_of(
    "Ministry Department Agency Authority Commission Committee Subcommittee Council Association "
    "Federation Confederation Union Party Front Movement Army Navy Court Parliament Assembly "
    "Senate Congress Exchange Foundation Organisation Organization Society Institute Institution "
    "University College Academy Bank Times Post Journal Herald Tribune Gazette Chronicle "
    "Telegraph Bureau Board Fund Trust Chamber Tribunal Directorate Administration Alliance "
    "Coalition League Command Corps Guard Guards Television Radio Museum Hospital Orchestra "
    "Police Secretariat Standard Treasury Inspectorate Prosecutors Observatory Brigade Brigades "
    "Institutes Clinic"
)
"""What ends the name of a body, or stands before ` of ` and ` for ` in it."""
WITH_OF = words_of(
    "Ministry Department University Bank Institute Council Association Federation Union Party "
    "Organisation Organization Commission Committee Court Chamber Board Bureau Society Academy "
    "League House College Movement Office Confederation Foundation Agency Authority Congress "
    "Alliance Fund Campaign Army Secretariat Directorate Museum Church Coalition Assembly Front "
    "Institution Museum School"
)
WITH_FOR = words_of(
    "Organisation Organization Centre Center Institute Committee Council Association Foundation "
    "Movement Campaign Commission Agency Fund Bank Alliance Coalition Authority Office Rally "
    "Society Front Commissioner Citizens Partnership Administration Department Ministry"
)
COMPANY_WORDS = words_of(
    "Worldwide "
    "Foods Dairy Dairies Steel Steelworks Mills Mining Resources Energy Chemical Pharma Systems "
    "Software Technology Electric Automotive Textiles Railways Railroad Railway Shipping Shipyard "
    "Lines Hotels Resorts Properties Realty Motor Semiconductors Media Entertainment Studios "
    "Pictures Labs Capital Partners Ventures Investments Savings Financial Finance Beverages "
    "Brewery Distillers Cement Tobacco Logistics Robotics Biologics Genetics Diagnostics Aviation "
    "Airline Air Aircraft Networks Communications Telecommunications Solutions Products Services "
    "Consulting Research Advisors Advisers Associates Consultants Retail Supermarkets Markets "
    "Rubber Paper Plastics Mines Metals Minerals Gold Oil Gas Power Utilities Water Cosmetics "
    "Apparel Sports Games Interactive Publishing Press Records Music Wireless Mobile Digital "
    "Data Security Defense Defence Dynamics Instruments Devices Medical Health Healthcare Life "
    "Assurance Mutual Leasing Credit Equities Asset Management Futures Commodities Trading Traders "
    "Farms Growers Mart Express Freight Transport Trucks Tractors Tire Tyre Auto Bus Rail"
)
"""What seldom ends a person's name: a guess that ends so, and is no place of the world's list,
is a company."""
OF_A_STATE = words_of(
    "Ministry Department Court Parliament Senate Congress Assembly Army Navy Police Treasury "
    "Prosecutors Guards"
)
"""Heads that stand behind a people's name which is no part of theirs: French Foreign Ministry."""
BETWEEN = (" ", " & ", "-", "'s ", "’s ", "' ", "’ ")
PORTFOLIOS = words_of("Foreign Finance Financial Defence Defense Interior Police")
WITH_ON = words_of("Commission Committee Council Institute Subcommittee")
ONE_PLACE = words_of("University Bank House Court College Church Army Museum")
"""Heads of whose ` of ` no ` and ` is part: University of Michigan and Yale."""
AND_CO = words_of("Cie Trust Co Co. Company Sons Son Savings Associates Partners Brothers")
"""What an ` and ` binds to the name in front: Bank and Trust Co, Lehman and Co Inc."""
IN_BRACKETS = re.compile(r"<(?P<name>[A-Z][^<>\n]{4,60})>")
LONGEST_WORDS = 9
Run = tuple[int, int]


def boost(body: Body, spans: list[Span]) -> list[Span]:
    """The spans, with what such a word makes an organisation."""
    text, known, cover = prose(body), words(body), Cover(spans)
    found: list[Span] = []
    for at, word in enumerate(known):
        if word.text in FORMS or word.text.rstrip(".") in FORMS:
            run = _company(text, known, at)
        elif word.text in HEADS or word.text in WITH_OF or word.text in WITH_FOR:
            run = _body(text, known, at)
        else:
            continue
        if run and (span := _organisation(text, cover, *run)):
            found.append(span)
    found += [company for span in spans if (company := _told_by_its_end(text, span))]
    if "<" in text:
        found += _in_brackets(text, cover)
    return over(spans, found)


def _told_by_its_end(text: str, span: Span) -> Span | None:
    """The company that a model took for a person: Norland Dairy."""
    if span.label != "person" or span.method in SETTLED:
        return None
    said = text[span.start : span.end]
    first, _, last = said.rpartition(" ")
    if not first or last not in COMPANY_WORDS or first.endswith("."):
        return None
    return span._replace(label="organisation", method="organisations")


def _in_brackets(text: str, cover: Cover) -> list[Span]:
    """The firms that Reuters put in angle brackets, as those without a share: <Lark Foods Ltd>."""
    return [
        Span(*bracket.span("name"), "organisation", "organisations")
        for bracket in IN_BRACKETS.finditer(text)
        if not any(span.method in SETTLED for span in cover.over(*bracket.span("name")))
        and not bracket["name"].isupper()
    ]


def _organisation(text: str, cover: Cover, start: int, end: int) -> Span | None:
    """The organisation that stands there; None where the spans have it, or a longer one."""
    there = cover.over(start, end)
    if there and there[-1].end == end and text[there[-1].start : end] in world.all_places():
        return None
    for span in there:
        is_longer = span.start <= start and end <= span.end and span.end - span.start > end - start
        if span.method in SETTLED or (
            is_longer and span.label in ("organisation", "event", "work", "law")
        ):
            return None
        if span.label == "organisation":
            start, end = min(start, span.start), max(end, span.end)
    if len(there) == 1 and there[0] == (start, end, "organisation", *there[0][3:]):
        return None
    return Span(start, end, "organisation", "organisations")


def _company(text: str, known: tuple[Word, ...], at: int) -> Run | None:
    first = _leftmost(text, known, at, stop_at_peoples=False)
    if first == at:
        return None
    if (
        first > 1
        and _gap(text, known, first - 1) in (" of ", " of the ")
        and _is_place(known[first].text)
    ):
        first = _leftmost(text, known, first - 1, stop_at_peoples=False)
    last = at
    while (
        last + 1 < len(known) and known[last + 1].text in FORMS and _gap(text, known, last) == " "
    ):
        last += 1
    return known[first].start, known[last].end


def _body(text: str, known: tuple[Word, ...], at: int) -> Run | None:
    first = _leftmost(text, known, at, stop_at_peoples=known[at].text in OF_A_STATE)
    last = _of_what(text, known, at)
    if last == at and (first == at or known[at].text not in HEADS):
        return None
    if last == at and _goes_on(text, known, at):
        return None
    return known[first].start, known[last].end


def _is_place(word: str) -> bool:
    return word in world.places()


def _goes_on(text: str, known: tuple[Word, ...], at: int) -> bool:
    """Whether a longer name goes on behind a word: Bank Holding Corp, Union Pacific."""
    return (
        at + 1 < len(known)
        and _gap(text, known, at) in (" ", " & ")
        and known[at + 1].text not in NO_NAME_WORDS
    )


def _gap(text: str, known: tuple[Word, ...], at: int) -> str:
    """What stands between a word and the next capitalised one."""
    return text[known[at].end : known[at + 1].start]


def _leftmost(text: str, known: tuple[Word, ...], at: int, *, stop_at_peoples: bool) -> int:
    """The first word of the name that ends at a word."""
    first = at
    while first and at - first < LONGEST_WORDS:
        before, gap = known[first - 1].text, _gap(text, known, first - 1)
        if gap not in BETWEEN and not (gap in (" and ", " et ") and _is_bound(text, known, first)):
            break
        if before in NO_NAME_WORDS and not _is_of_name(text, known[first - 1], known[first].text):
            break
        if gap[0] in "'’" and (first == at or before in world.places()):
            break
        if stop_at_peoples and (before in world.peoples() or before in ("U.S.", "U.K.")):
            break
        first -= 1
    return first


def _is_bound(text: str, known: tuple[Word, ...], at: int) -> bool:
    """Whether an ` and ` in front of a word is part of a name.

    `Smith and Co`, `the Post and Telecommunications Ministry`.
    """
    if known[at].text in AND_CO:
        return True
    behind = known[at + 1].text if at + 1 < len(known) else ""
    start = known[at - 1].start
    return behind in OF_A_STATE and text[max(0, start - 4) : start].lower().endswith("the ")


def _is_of_name(text: str, before: Word, word: str) -> bool:
    """Whether a word that mostly names no name is part of one: Foreign Ministry, First Union."""
    if before.text in PORTFOLIOS:
        return word not in PORTFOLIOS
    return before.text not in LOOSE and not opens_a_sentence(text, before.start)


def _of_what(text: str, known: tuple[Word, ...], at: int) -> int:
    """The last word of what follows ` of `, ` for ` or ` on ` behind a head, or the head."""
    head, last = known[at].text, at
    if at + 1 >= len(known):
        return at
    gap = _gap(text, known, at)
    if not (
        (head in WITH_OF and gap in (" of ", " of the "))
        or (head in WITH_FOR and gap in (" for ", " for the "))
        or (head in WITH_ON and gap in (" on ", " on the ", " for ", " of "))
    ):
        return at
    if known[at + 1].text in NO_NAME_WORDS and known[at + 1].text not in PORTFOLIOS:
        return at
    last = _run_end(text, known, at + 1)
    if head not in ONE_PLACE and last + 1 < len(known):
        after = _gap(text, known, last)
        if after in (" and ", " & ", ", ") and gap.startswith((" of", " for", " on")):
            last = _joined(text, known, last, after)
    return last


def _joined(text: str, known: tuple[Word, ...], last: int, after: str) -> int:
    """The end of `Trade and Industry`; a land that follows `and` begins another name."""
    other = known[last + 1]
    if after == ", " or other.text in NO_NAME_WORDS or other.text in world.all_places():
        return last
    end = _run_end(text, known, last + 1)
    if (
        end + 1 < len(known)
        and _gap(text, known, end) == " in "
        and known[end + 1].text in world.all_places()
    ):
        return end + 1
    return end


def _run_end(text: str, known: tuple[Word, ...], at: int) -> int:
    while (
        at + 1 < len(known)
        and _gap(text, known, at) == " "
        and known[at + 1].text not in NO_NAME_WORDS
    ):
        at += 1
    return at
