"""The capitalised words of a body: what names are made of."""

import re
from functools import lru_cache
from typing import NamedTuple

from transforms.copy.months import words_of
from transforms.enrich.document import Body
from transforms.enrich.pieces import prose

UPPER = "A-ZÀ-ÖØ-Þ" + "".join(chr(code) for code in range(0x100, 0x590) if chr(code).isupper())
"""Capital letters of the Latin, Greek and Cyrillic alphabets, for a class of signs."""
ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]d|[Aa]n|[Aa]r|[Aa]s|[Aa]t|[Aa]z|[Uu]l|d|l|o|t)[-'’]"
"""What is written with a small letter, and is one word with the name: al-Bashir, d'Ivoire."""
PARTICLE = (
    r"(?:de|da|do|dos|das|del|della|di|du|la|le|las|los|van|von|der|den|bin|ibn|bint|abu|al|el"
    r"|ul|y|e|ter|ten|zu|av|af|ould)"
)
DAY_OR_MONTH = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\b\.?|(?!\w))"
)
ABBREVIATIONS = words_of(
    "Inc Corp Co Cos Ltd Bros St Ste Mt Ft Jr Sr Gen Col Maj Capt Lt Sgt Adm Gov Sen Rep Dr Mr "
    "Mrs Ms Prof Rev Hon Pte Pvt Dept Univ Assn Intl Mfg Brig Cmdr Calif Fla Mass Ore Wash Ill Pa "
    "Va Ga Md Tenn Ky La Miss Mo Ark Ala Ariz Colo Conn Del Ind Kan Mich Minn Mont Neb Nev Okla "
    "Tex Vt Wis Wyo Ont Que Sask Alta"
)
"""What has a point that ends no sentence."""
OPENERS = words_of(
    "The A An In On At By For From But And While When As After Before If It Its He She They We I "
    "His Her Their Our This That These Those There Here With Under Over Since Some Many Most All "
    "Both Neither Either Each Every One Two Three Four Five Six Seven Eight Nine Ten However "
    "Meanwhile Also Although Though Because Despite During Earlier Later Last Next Now Then Thus "
    "So Still Yet Not No Nor Only Even Once Until Unlike Like Such What Who Whose Which Where Why "
    "How Of To Or Is Are Was Were Has Have Had Do Does Did Will Would Should Could May Might Must "
    "Can About Above Across Against Among Around Between Beyond Into Near Outside Inside Through "
    "Throughout Toward Towards Without Within Former Late Ex Another Other Others More Less Much "
    "Several Few Any Asked According Speaking Yesterday Today Tomorrow Analysts Officials "
    "Witnesses Traders Dealers Economists Sources Police Only Perhaps Even Just Instead "
    "Nevertheless Latest Existing Recent New Unlike Former Senior Top Local Ruling Opposition"
)
"""Words that begin a sentence, and there are no part of the name behind them."""
LOOSE = words_of(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays "
    "Thursdays Fridays Saturdays Sundays January February March April May June July August "
    "September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Jan. "
    "Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. President Minister Premier Prime "
    "Chancellor King Queen Prince Princess Pope Secretary Governor Senator General Colonel Mr Mr. "
    "Mrs Mrs. Ms Ms. Dr Dr. Sir Lord Chairman Chief Ambassador Mayor Judge Foreign Finance "
    "Financial Defence Defense Interior Vice Deputy Police I CEO The"
)
"""Days, months and offices: beside a name they are no part of it, wherever they stand."""
NO_NAME_WORDS = OPENERS | LOOSE
SENTENCE_BEFORE = frozenset(".?!:;\"”’')-—–\n")
ENDS = ("", "\n", '"', "”", "(", "“", "'", "‘")
RAW = re.compile(rf"[{UPPER}](?:[\w&]|[.'’-](?=\w))*\.?")
BINDS = ("-", "'", "’")
BEFORE = re.compile(rf"(?<!\w){ARTICLE}\Z")


class Word(NamedTuple):
    """A capitalised word without its possessive, and where it stands."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=2)
def words(body: Body) -> tuple[Word, ...]:
    """The capitalised words of a body's prose in their order: Lee, O'Neill, U.S., al-Bashir."""
    text = prose(body)
    found = []
    for match in RAW.finditer(text):
        start, end = match.span()
        before = text[start - 1] if start else " "
        if before.isalnum():
            continue
        said = match.group()
        if said.isalpha() and before not in BINDS:
            found.append(Word(start, end, said))
        else:
            found.append(_word(text, start, end, said))
    return tuple(found)


def _word(text: str, start: int, end: int, said: str) -> Word:
    if said[-1] == "." and not _keeps_its_point(said, text[end : end + 1]):
        said = said[:-1]
    if said[-2:] in ("'s", "’s"):
        said = said[:-2]
    if text[start - 1 : start] in BINDS:
        before = BEFORE.search(text[max(0, start - 4) : start])
        article = before.group() if before else ""
        return Word(start - len(article), start + len(said), article + said)
    return Word(start, start + len(said), said)


def _keeps_its_point(said: str, sign_behind: str) -> bool:
    """Whether a point is an abbreviation's: at the end of a paragraph it ends the sentence."""
    if said[-3:-2] == ".":
        return True
    return sign_behind not in ENDS and (len(said) == 2 or said[:-1] in ABBREVIATIONS)


def is_apart(text: str, known: tuple[Word, ...], at: int, end: int) -> bool:
    """Whether no capitalised word right beside a name makes a longer one of it.

    The name begins with the word `at`, and ends at `end`.
    """
    start = known[at].start
    if at and known[at - 1].end == start - 1 and text[start - 1] == " ":
        before = known[at - 1]
        if before.text not in LOOSE and not (
            before.text in OPENERS and opens_a_sentence(text, before.start)
        ):
            return False
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return True
    after = next((word for word in known[at + 1 : at + 7] if word.start > end), None)
    return after is not None and after.text in LOOSE


def opens_a_sentence(text: str, start: int) -> bool:
    """Whether a place in the text is the beginning of a sentence."""
    return not start or text[start - 1] in ENDS or text[start - 2 : start - 1] in SENTENCE_BEFORE
