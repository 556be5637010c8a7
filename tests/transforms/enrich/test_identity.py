"""Who is who in a document.

A case is a text whose names stand in braces: `{p President:Lee Jae Myung}` is a person whose
title is President, `{o =Cheong Wa Dae:Blue House}` an organisation that a list of names knows as
Cheong Wa Dae. What is expected of each name in its order: `name of the entity | how it is known`,
`~` before it where the entity has no identity beyond the document.
"""

import re
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from transforms.enrich import identity
from transforms.enrich.document import LABELS, Body, Identified, Span

YONHAP = Path(__file__).parents[3] / "../shared/feeds/yonhap"
LABEL_OF = {"p": "person", "o": "organisation", "l": "place", "e": "event", "w": "work",
            "a": "law", "n": "nationality"}  # fmt: skip
MARKED = re.compile(r"\{(\w)(?: ([^:={}]+))?(?: ?=([^:{}]+))?:([^{}]+)\}")


def read(marked: str) -> tuple[str, list[Span]]:
    """The text and the spans of a case."""
    text, spans, at = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        letter, role, name, surface = match.groups()
        spans.append(
            Span(len(text), len(text) + len(surface), LABEL_OF[letter], role=role, name=name)
        )
        text += surface
        at = match.end()
    return text + marked[at:], spans


def resolve(marked: str, **known) -> Identified:
    text, spans = read(marked)
    return identity.resolve(Body(text, **known), spans)


def told(identified: Identified) -> list[str]:
    """What each mention names, as a case writes it."""
    lines = []
    for mention in identified.mentions:
        if mention.entity is None:
            lines.append(mention.resolved_by)
        else:
            entity = identified.entities[mention.entity]
            lines.append(f"{'' if entity.is_full else '~'}{entity.name} | {mention.resolved_by}")
    return lines


PEOPLE = {
    "a-relative-named-later-is-not-the-president": (
        "{p President:Ruzek} spoke. {p:Nancy Ruzek} will be host. Mrs. {p:Ruzek} left.",
        ["~Ruzek | surname alone", "Nancy Ruzek | name", "Nancy Ruzek | title"],
    ),
    "a-full-name-later-without-a-title": (
        "{p President:Ruzek} spoke. {p:Karel Ruzek} was born in 1940.",
        ["Karel Ruzek | surname", "Karel Ruzek | name"],
    ),
    "a-daughter-bears-her-father's-name": (
        "{p former Prime Minister:Nawaz Sherani} spoke. {p Chief Minister:Maryam Nawaz Sherani}"
        " left.",
        ["Nawaz Sherani | name", "Maryam Nawaz Sherani | name"],
    ),
    "the-end-of-a-name-behind-it": (
        "{p:Daw Suu Mar Lwin} spoke. {p:Mar Lwin} left.",
        ["Daw Suu Mar Lwin | name", "Daw Suu Mar Lwin | variant"],
    ),
    "mister-before-his-father-is-named": (
        "{p Secretary:Hilary Dent} came. Mr {p:Dent} is the son of {p:Tony Dent}.",
        ["Hilary Dent | name", "Hilary Dent | surname", "Tony Dent | name"],
    ),
    "a-king-without-his-number": (
        "{p King:Abdullah II} spoke. {p King:Abdullah} left.",
        ["Abdullah II | name", "Abdullah II | variant"],
    ),
    "a-prince-by-his-given-name": (
        "{p Crown Prince:Mohammed bin Nasir} spoke. {p Prince:Mohammed} left.",
        ["Mohammed bin Nasir | name", "Mohammed bin Nasir | variant"],
    ),
    "sheikhs-of-one-given-name": (
        "{p Crown Prince:Mohammed bin Nasir} met {p Sheikh:Mohamed bin Zayd}."
        " {p Prince:Mohammed} smiled. {p Sheikh:Mohamed} left.",
        ["Mohammed bin Nasir | name", "Mohamed bin Zayd | name", "Mohammed bin Nasir | variant",
         "Mohamed bin Zayd | given name"],
    ),
    "russian-and-ukrainian-spelling": (
        "{p:Vladimir Petrenko} spoke. {p:Volodymyr Petrenko} left.",
        ["Volodymyr Petrenko | variant", "Volodymyr Petrenko | name"],
    ),
    "an-end-of-a-title-in-the-span": (
        "Chief {p:Executive Justin Horvat} spoke. {p:Horvat} left.",
        ["Justin Horvat | variant", "Justin Horvat | surname"],
    ),
    "surname-after-full-name": (
        "{p President:Lee Jae Myung} spoke. {p:Lee} left.",
        ["Lee Jae Myung | name", "Lee Jae Myung | surname"],
    ),
    "surname-before-full-name": (
        "{p:Takaichi} will speak. Prime Minister {p:Sanae Takaichi} arrived.",
        ["Sanae Takaichi | surname", "Sanae Takaichi | name"],
    ),
    "possessive-inside-the-span": (
        "{p:Sanae Takaichi} met him. {p:Takaichi's} remarks were short.",
        ["Sanae Takaichi | name", "Sanae Takaichi | surname"],
    ),
    "possessive-outside-the-span": (
        "{p:Sanae Takaichi}'s visit. {p:Takaichi}'s remarks.",
        ["Sanae Takaichi | name", "Sanae Takaichi | surname"],
    ),
    "chinese-surname-first": (
        "{p:Xi Jinping} met them. {p:Xi} smiled.",
        ["Xi Jinping | name", "Xi Jinping | surname"],
    ),
    "korean-with-hyphen": (
        "{p:Kim Jong-un} met them. {p:Kim} smiled.",
        ["Kim Jong-un | name", "Kim Jong-un | surname"],
    ),
    "korean-given-name": (
        "{p:Kim Jong-un} met them. {p:Jong-un} is young.",
        ["Kim Jong-un | name", "Kim Jong-un | given name"],
    ),
    "korean-american-surname-last": (
        "{p:Eugene Kim} met them. {p:Kim} smiled.",
        ["Eugene Kim | name", "Eugene Kim | surname"],
    ),
    "korean-order-turned": (
        "{p:Lee Jae Myung} met them. {p:Jae-myung Lee} smiled, and {p:Lee} too.",
        ["Lee Jae Myung | name", "Lee Jae Myung | variant", "Lee Jae Myung | surname"],
    ),
    "two-kims-stay-two": (
        "{p:Kim Jong-un} and {p:Kim Eun-jung}. {p:Kim} was quiet.",
        ["Kim Jong-un | name", "Kim Eun-jung | name", "ambiguous: Kim Jong-un or Kim Eun-jung"],
    ),
    "title-decides-between-kims": (
        "{p President:Kim Dae-jung} met {p:Kim Jong-il}. {p President:Kim} spoke.",
        ["Kim Dae-jung | name", "Kim Jong-il | name", "Kim Dae-jung | title"],
    ),
    "title-that-both-carry-decides-nothing": (
        "{p President:Kim Dae-jung} met {p President:Kim Young-sam}. {p President:Kim} spoke.",
        ["Kim Dae-jung | name", "Kim Young-sam | name", "ambiguous: Kim Dae-jung or Kim Young-sam"],
    ),
    "title-that-none-carries-decides-nothing": (
        "{p President:Kim Dae-jung} met {p:Kim Jong-il}. {p Chairman:Kim} spoke.",
        ["Kim Dae-jung | name", "Kim Jong-il | name", "ambiguous: Kim Dae-jung or Kim Jong-il"],
    ),
    "former-president-is-another-office": (
        "{p former President:Harlan Voss} met {p President:Edgar Voss}. {p President:Voss} spoke.",
        ["Harlan Voss | name", "Edgar Voss | name", "Edgar Voss | title"],
    ),
    "vice-president-is-another-office": (
        "{p Vice President:Harlan Voss} met {p President:Edgar Voss}. {p Vice President:Voss} spoke.",
        ["Harlan Voss | name", "Edgar Voss | name", "Harlan Voss | title"],
    ),
    "title-with-its-country": (
        "{p U.S. President:Harlan Voss} met {p:Edgar Voss}. {p President:Voss} spoke.",
        ["Harlan Voss | name", "Edgar Voss | name", "Harlan Voss | title"],
    ),
    "title-abbreviated": (
        "{p Sen.:Harlan Voss} met {p Rep.:Edgar Voss}. {p Senator:Voss} spoke.",
        ["Harlan Voss | name", "Edgar Voss | name", "Harlan Voss | title"],
    ),
    "three-of-one-surname": (
        "{p:Ann Voss}, {p:Edgar Voss} and {p:Ines Voss}. {p:Voss} left.",
        ["Ann Voss | name", "Edgar Voss | name", "Ines Voss | name", "ambiguous: Ann Voss or Edgar Voss or Ines Voss"],
    ),
    "married-couple-by-mrs": (
        "{p:Bill Clinton} and {p:Hillary Clinton}. Mrs. {p:Clinton} spoke, Mr. {p:Clinton} not.",
        ["Bill Clinton | name", "Hillary Clinton | name", "Hillary Clinton | title", "Bill Clinton | title"],
    ),
    "married-couple-without-form": (
        "{p:Bill Clinton} and {p:Hillary Clinton}. {p:Clinton} spoke.",
        ["Bill Clinton | name", "Hillary Clinton | name", "ambiguous: Bill Clinton or Hillary Clinton"],
    ),
    "mrs-is-not-the-president": (
        "{p President:Ronald Reagan} left. Mrs. {p:Reagan} stayed.",
        ["Ronald Reagan | name", "~Reagan | surname alone"],
    ),
    "form-of-address-in-the-role": (
        "{p:Margaret Thatcher} spoke. {p Mrs:Thatcher} left.",
        ["Margaret Thatcher | name", "Margaret Thatcher | surname"],
    ),
    "form-of-address-in-the-span": (
        "{p:Margaret Thatcher} spoke. {p:Mrs Thatcher} left.",
        ["Margaret Thatcher | name", "Margaret Thatcher | surname"],
    ),
    "mr-and-mrs-of-one-surname-alone": (
        "Mr. {p:Voss} and Mrs. {p:Voss} came. {p:Voss} left.",
        ["~Voss | surname alone", "~Voss | surname alone", "ambiguous: Mr. Voss or Mrs. Voss"],
    ),
    "surname-alone": ("{p:Voss} spoke. {p:Voss} left.", ["~Voss | surname alone"] * 2),
    "surname-alone-with-title": (
        "{p President:Reagan} spoke. {p:Reagan} left.",
        ["~Reagan | surname alone"] * 2,
    ),
    "particle-and-surname-alone": ("{p:de Gaulle} spoke.", ["~de Gaulle | surname alone"]),
    "initial-and-surname-alone": ("{p:J. Voss} spoke.", ["~J. Voss | surname alone"]),
    "initial-and-surname-then-surname": (
        "{p:J. Voss} spoke. {p:Voss} left.",
        ["~J. Voss | surname alone", "~J. Voss | surname alone"],
    ),
    "two-initials-of-one-surname": (
        "{p:J. Voss} and {p:K. Voss} spoke. {p:Voss} left.",
        ["~J. Voss | surname alone", "~K. Voss | surname alone", "ambiguous: J. Voss or K. Voss"],
    ),
    "particle-left-out-of-a-surname-alone": (
        "{p:de Vries} spoke. {p:Vries} left.",
        ["~de Vries | surname alone", "~de Vries | surname alone"],
    ),
    "surname-before-the-second-of-that-name": (
        "{p President:Lee Jae Myung} spoke. {p:Lee} left. {p:Lee Nak-yon} came. {p:Lee} stayed.",
        ["Lee Jae Myung | name", "Lee Jae Myung | surname", "Lee Nak-yon | name", "ambiguous: Lee Jae Myung or Lee Nak-yon"],
    ),
    "title-before-its-full-name": (
        "{p:Kim Jong-un} spoke. {p Minister:Kim} left. {p Minister:Kim Yung-ho} came.",
        ["Kim Jong-un | name", "Kim Yung-ho | title", "Kim Yung-ho | name"],
    ),
    "end-of-a-title-in-the-span": (
        "Chief of {p:Staff Howard Voss} spoke. {p:Howard Voss} left.",
        ["Howard Voss | variant", "Howard Voss | name"],
    ),
    "title-in-the-span": (
        "{p:President Lee Jae Myung} spoke. {p:Lee} left.",
        ["Lee Jae Myung | variant", "Lee Jae Myung | surname"],
    ),
    "mononym": ("{p:Suharto} spoke.", ["~Suharto | surname alone"]),
    "mononym-of-a-list": (
        "{p =Luiz Inacio Lula da Silva:Lula} spoke.",
        ["Luiz Inacio Lula da Silva | gazetteer"],
    ),
    "middle-name-as-first-reference": (
        "{p:Luiz Inacio Lula da Silva} spoke. {p:Lula} left.",
        ["Luiz Inacio Lula da Silva | name", "Luiz Inacio Lula da Silva | surname"],
    ),
    "pope": (
        "{p Pope:Francis} spoke. {p:Francis} left. The {p:Pope} rested.",
        ["Pope Francis | variant", "Pope Francis | surname", "Pope Francis | given name"],
    ),
    "king-by-number": ("{p King:Charles III} spoke. {p:Charles} left.", ["Charles III | name", "Charles III | surname"]),
    "vietnamese-by-last-name": (
        "{p:Nguyen Xuan Phuc} spoke. {p:Phuc} left.",
        ["Nguyen Xuan Phuc | name", "Nguyen Xuan Phuc | surname"],
    ),
    "vietnamese-of-one-surname": (
        "{p:Nguyen Xuan Phuc} met {p:Nguyen Phu Trong}. {p:Trong} left. {p:Nguyen} stayed.",
        ["Nguyen Xuan Phuc | name", "Nguyen Phu Trong | name", "Nguyen Phu Trong | surname", "ambiguous: Nguyen Xuan Phuc or Nguyen Phu Trong"],
    ),
    "singapore": ("{p:Lee Hsien Loong} spoke. {p:Lee} left.", ["Lee Hsien Loong | name", "Lee Hsien Loong | surname"]),
    "taiwan": ("{p:Tsai Ing-wen} spoke. {p:Tsai} left.", ["Tsai Ing-wen | name", "Tsai Ing-wen | surname"]),
    "hong-kong-english-name": ("{p:Carrie Lam} spoke. {p:Lam} left.", ["Carrie Lam | name", "Carrie Lam | surname"]),
    "japanese-turned": (
        "{p:Shigeru Ishiba} spoke. {p:Ishiba Shigeru} and {p:Ishiba} left.",
        ["Shigeru Ishiba | name", "Shigeru Ishiba | variant", "Shigeru Ishiba | surname"],
    ),
    "japanese-surname-first": (
        "{p:Ishiba Shigeru} spoke. {p:Ishiba} left.",
        ["Ishiba Shigeru | name", "Ishiba Shigeru | surname"],
    ),
    "hungarian-surname-first": (
        "{p:Orbán Viktor} spoke. {p:Orbán} left. {p:Viktor Orbán} won.",
        ["Orbán Viktor | name", "Orbán Viktor | surname", "Orbán Viktor | variant"],
    ),
    "double-surname": (
        "{p:Andrés Manuel López Obrador} spoke. {p:López Obrador} left.",
        ["Andrés Manuel López Obrador | name", "Andrés Manuel López Obrador | variant"],
    ),
    "double-surname-without-accents": (
        "{p:Andrés Manuel López Obrador} spoke. {p:Lopez Obrador} left.",
        ["Andrés Manuel López Obrador | name", "Andrés Manuel López Obrador | variant"],
    ),
    "first-of-two-surnames": (
        "{p:Pedro Sánchez Pérez-Castejón} spoke. {p:Sánchez} left.",
        ["Pedro Sánchez Pérez-Castejón | name", "Pedro Sánchez Pérez-Castejón | surname"],
    ),
    "second-surname-left-out": (
        "{p:Pedro Sánchez Pérez-Castejón} spoke. {p:Pedro Sánchez} left.",
        ["Pedro Sánchez Pérez-Castejón | name", "Pedro Sánchez Pérez-Castejón | variant"],
    ),
    "particles": (
        "{p:Alexander Van der Bellen} spoke. {p:Van der Bellen} left. {p:Bellen} too.",
        ["Alexander Van der Bellen | name", "Alexander Van der Bellen | surname", "Alexander Van der Bellen | surname"],
    ),
    "particle-left-out": (
        "{p:Herbert von Stade} spoke. {p:Stade} left.",
        ["Herbert von Stade | name", "Herbert von Stade | surname"],
    ),
    "son-of": (
        "{p:Mohammed bin Salman} spoke. {p:bin Salman} left.",
        ["Mohammed bin Salman | name", "Mohammed bin Salman | surname"],
    ),
    "his-father-is-another": (
        "{p:Mohammed bin Salman} spoke. {p King:Salman} left.",
        ["Mohammed bin Salman | name", "King Salman | variant"],
    ),
    "arabic-article": (
        "{p:Bashar al-Assad} spoke. {p:Assad} left, {p:al-Assad} said.",
        ["Bashar al-Assad | name", "Bashar al-Assad | surname", "Bashar al-Assad | surname"],
    ),
    "given-name-alone": (
        "{p Prime Minister:Anwar Ibrahim} spoke. {p:Anwar} left.",
        ["Anwar Ibrahim | name", "Anwar Ibrahim | given name"],
    ),
    "given-name-behind-his-title": (
        "{p Prime Minister:Anwar Ibrahim} spoke. {p Prime Minister:Anwar} left.",
        ["Anwar Ibrahim | name", "Anwar Ibrahim | given name"],
    ),
    "given-name-behind-another-title": (
        "{p Secretary:James Barlow} spoke. {p Judge:James} left.",
        ["James Barlow | name", "~James | surname alone"],
    ),
    "given-name-behind-mr": (
        "{p:James Barlow} spoke. Mr. {p:James} left.",
        ["James Barlow | name", "~James | surname alone"],
    ),
    "given-name-of-two": (
        "{p:Anwar Ibrahim} met {p:Anwar Sadik}. {p:Anwar} left.",
        ["Anwar Ibrahim | name", "Anwar Sadik | name", "ambiguous: Anwar Ibrahim or Anwar Sadik"],
    ),
    "surname-goes-before-given-name": (
        "{p:Kim Campbell} met {p:Kim Jong-un}. {p:Kim} left.",
        ["Kim Campbell | name", "Kim Jong-un | name", "Kim Jong-un | surname"],
    ),
    "icelandic": ("{p:Katrín Jakobsdóttir} spoke. {p:Katrín} left.", ["Katrín Jakobsdóttir | name", "Katrín Jakobsdóttir | given name"]),
    "bound-article": (
        "{p:Zafar-ul-Haq} spoke. {p:Zafar} left.",
        ["Zafar-ul-Haq | name", "Zafar-ul-Haq | given name"],
    ),
    "burmese": ("{p:Aung San Suu Kyi} spoke. {p:Suu Kyi} left.", ["Aung San Suu Kyi | name", "Aung San Suu Kyi | variant"]),
    "middle-initial": (
        "{p:Donald J. Trump} spoke. {p:Donald Trump} left. {p:Trump} won.",
        ["Donald J. Trump | name", "Donald J. Trump | variant", "Donald J. Trump | surname"],
    ),
    "middle-name": (
        "{p:Donald John Trump} spoke. {p:Donald Trump} left.",
        ["Donald John Trump | name", "Donald John Trump | variant"],
    ),
    "maiden-name": (
        "{p:Hillary Rodham Clinton} spoke. {p:Hillary Clinton} left.",
        ["Hillary Rodham Clinton | name", "Hillary Rodham Clinton | variant"],
    ),
    "initial-of-a-full-name": (
        "{p:Harlan Voss} spoke. {p:H. Voss} left.",
        ["Harlan Voss | name", "Harlan Voss | surname"],
    ),
    "initial-of-another": (
        "{p:Harlan Voss} spoke. {p:E. Voss} left.",
        ["Harlan Voss | name", "~E. Voss | surname alone"],
    ),
    "short-given-name": (
        "{p:Robert Dole} spoke. {p:Bob Dole} left. {p:Dole} won.",
        ["Robert Dole | name", "Robert Dole | variant", "Robert Dole | surname"],
    ),
    "father-and-son": (
        "{p:Donald Trump} and {p:Donald Trump Jr.} came. {p:Trump} spoke.",
        ["Donald Trump | name", "Donald Trump Jr. | name", "ambiguous: Donald Trump or Donald Trump Jr."],
    ),
    "father-and-son-by-title": (
        "{p President:Donald Trump} and {p:Donald Trump Jr.} came. {p President:Trump} spoke.",
        ["Donald Trump | name", "Donald Trump Jr. | name", "Donald Trump | title"],
    ),
    "junior-by-suffix": (
        "{p:Donald Trump} and {p:Donald Trump Jr.} came. {p:Trump Jr.} spoke.",
        ["Donald Trump | name", "Donald Trump Jr. | name", "Donald Trump Jr. | surname"],
    ),
    "hyphenated-surname": (
        "{p:Ines Ocampo-Brandt} spoke. {p:Ocampo-Brandt} left.",
        ["Ines Ocampo-Brandt | name", "Ines Ocampo-Brandt | surname"],
    ),
    "all-capitals": (
        "{p:LEE JAE MYUNG} spoke. {p:Lee Jae-myung} and {p:LEE} left.",
        ["LEE JAE MYUNG | name", "LEE JAE MYUNG | variant", "LEE JAE MYUNG | surname"],
    ),
    "hyphen-variant": (
        "{p:Lee Jae-myung} spoke. {p:Lee Jae Myung} left.",
        ["Lee Jae Myung | variant", "Lee Jae Myung | name"],
    ),
    "accents": ("{p:Viktor Orbán} spoke. {p:Orban} left.", ["Viktor Orbán | name", "Viktor Orbán | surname"]),
    "transliterations": (
        "{p:Volodymyr Zelenskyy} spoke. {p:Zelensky} and {p:Zelenskiy} left.",
        ["Volodymyr Zelenskyy | name", "Volodymyr Zelenskyy | surname", "Volodymyr Zelenskyy | surname"],
    ),
    "place-of-that-name-is-no-person": (
        "{p:Denzel Washington} went to {l:Washington}. {p:Washington} spoke.",
        ["Denzel Washington | name", "Washington | name", "Denzel Washington | surname"],
    ),
    "company-of-that-name-is-no-person": (
        "{p:Henry Ford} founded {o:Ford Motor Co}. {o:Ford} grew, {p:Ford} said.",
        ["Henry Ford | name", "Ford Motor Co | name", "Ford Motor Co | short form", "Henry Ford | surname"],
    ),
    "number-is-no-full-name": ("{p:Revs 25.2} stood there.", ["~Revs 25.2 | surname alone"]),
}  # fmt: skip
OTHERS = {
    "a-group-without-its-word": (
        "{o:USWay Group Inc} sold it. {o:USWay} rose.",
        ["USWay Group Inc | name", "USWay Group Inc | short form"],
    ),
    "the-subject-of-a-department-is-not-it": (
        "{o =United States Department of Transportation:DOT} said so."
        " {o:Transportation} Secretary Ann Dole left.",
        ["United States Department of Transportation | gazetteer", "Transportation | name"],
    ),
    "a-ministry-with-its-country-behind": (
        "{o:Foreign Ministry of Cuba} spoke. {l:Nicaragua} agreed.",
        ["Foreign Ministry of Cuba | name", "Nicaragua | name"],
    ),
    "a-council-that-states-and-bodies-have": (
        "{o:Security Council} met. {l:France} agreed.",
        ["~Security Council | common name", "France | name"],
    ),
    "a-council-with-its-country": (
        "{o:Russian Security Council} met. The {o:Security Council} voted.",
        ["Russian Security Council | name", "Russian Security Council | short form"],
    ),
    "an-acronym-in-another-order": (
        "The {o:Democratic Front} (FD) won. {o:FD} will govern.",
        ["Democratic Front | name", "Democratic Front | acronym"],
    ),
    "acronym-in-brackets": (
        "{o:Bank of Korea} ({o:BOK}) acted. The {o:BOK} said.",
        ["Bank of Korea | name", "Bank of Korea | acronym", "Bank of Korea | acronym"],
    ),
    "acronym-of-some-words": (
        "the {a:Comprehensive and Progressive Agreement for Trans-Pacific Partnership} ({o:CPTPP}). The {o:CPTPP} is a pact.",
        ["Comprehensive and Progressive Agreement for Trans-Pacific Partnership | name"] + ["Comprehensive and Progressive Agreement for Trans-Pacific Partnership | acronym"] * 2,
    ),
    "acronym-behind-or": (
        "{o:Korea Forest Council}, or {o:KFC}, met. {o:KFC} said.",
        ["Korea Forest Council | name", "Korea Forest Council | acronym", "Korea Forest Council | acronym"],
    ),
    "acronym-between-commas": (
        "The {o:Commodity Credit Corporation}, {o:CCC}, met.",
        ["Commodity Credit Corporation | name", "Commodity Credit Corporation | acronym"],
    ),
    "acronym-before-its-long-form": (
        "{o:CERA} ({o:Cambridge Energy Research Associates}) said.",
        ["Cambridge Energy Research Associates | acronym", "Cambridge Energy Research Associates | name"],
    ),
    "acronym-of-syllables": (
        "{o:Korea Electric Power Corp.} ({o:KEPCO}) said. {o:KEPCO} left.",
        ["Korea Electric Power Corp. | name", "Korea Electric Power Corp. | acronym", "Korea Electric Power Corp. | acronym"],
    ),
    "acronym-inside-the-span": (
        "{o:Harbour Safety Board (HSB)} met. {o:HSB} said.",
        ["Harbour Safety Board | name", "Harbour Safety Board | acronym"],
    ),
    "acronym-undeclared": (
        "The {o:International Monetary Fund} met. The {o:IMF} said.",
        ["International Monetary Fund | name", "International Monetary Fund | acronym"],
    ),
    "acronym-with-points": (
        "The {o:Central Intelligence Agency} met. The {o:C.I.A.} said.",
        ["Central Intelligence Agency | name", "Central Intelligence Agency | acronym"],
    ),
    "acronym-before-the-long-form-undeclared": (
        "The {o:SEC} met. The {o:Securities and Exchange Commission} said.",
        ["Securities and Exchange Commission | acronym", "Securities and Exchange Commission | name"],
    ),
    "acronym-of-a-company": (
        "{o:General Motors Corp} grew. {o:GM} said.",
        ["General Motors Corp | name", "General Motors Corp | acronym"],
    ),
    "two-letters-of-a-body-are-too-few": (
        "The {o:Harbour Commission} met. {o:HC} said.",
        ["Harbour Commission | name", "HC | name"],
    ),
    "acronym-of-two-long-forms": (
        "{o:National Fisheries Council} and {o:National Forestry Council} met. The {o:NFC} said.",
        ["National Fisheries Council | name", "National Forestry Council | name", "NFC | name"],
    ),
    "bracket-that-is-no-acronym": (
        "{o:Harwick Mills} ({l:TOKYO}) grew. {l:Tokyo} is large.",
        ["Harwick Mills | name", "Tokyo | variant", "Tokyo | name"],
    ),
    "acronym-of-a-department": (
        "The {o:U.S. Agriculture Department} met. The {o:USDA} said.",
        ["U.S. Agriculture Department | name", "U.S. Agriculture Department | acronym"],
    ),
    "acronym-of-an-event": (
        "the {e:Goseong Lantern Parade} ({e:GLP}) began. The {e:GLP} ended.",
        ["Goseong Lantern Parade | name", "Goseong Lantern Parade | acronym", "Goseong Lantern Parade | acronym"],
    ),
    "legal-form-left-out": (
        "{o:Amoco Corp} grew. {o:Amoco} said.",
        ["Amoco Corp | name", "Amoco Corp | short form"],
    ),
    "first-word-of-a-company": (
        "{o:Allegheny International Inc} grew. {o:Allegheny} said.",
        ["Allegheny International Inc | name", "Allegheny International Inc | short form"],
    ),
    "first-words-of-a-company": (
        "{o:Merrill Lynch, Pierce, Fenner and Smith Inc} grew. {o:Merrill Lynch} said.",
        ["Merrill Lynch, Pierce, Fenner and Smith Inc | name", "Merrill Lynch, Pierce, Fenner and Smith Inc | short form"],
    ),
    "short-form-first": (
        "{o:Coleco} grew. {o:Coleco Industries Inc} said.",
        ["Coleco Industries Inc | short form", "Coleco Industries Inc | name"],
    ),
    "short-form-of-two": (
        "{o:Norland Steel Inc} sued {o:Norland Foods Corp}. {o:Norland} said.",
        ["Norland Steel Inc | name", "Norland Foods Corp | name", "ambiguous: Norland Steel Inc or Norland Foods Corp"],
    ),
    "short-form-of-parent-and-unit": (
        "{o:Norland Steel Inc} owns {o:Norland Steel Credit Corp}. {o:Norland} said.",
        ["Norland Steel Inc | name", "Norland Steel Credit Corp | name", "Norland Steel Inc | short form"],
    ),
    "short-form-that-is-a-company-itself": (
        "{o:Permian Corp} owns {o:Permian Partners L.P.} {o:Permian} said.",
        ["Permian Corp | name", "Permian Partners L.P. | name", "Permian Corp | short form"],
    ),
    "common-first-word": (
        "{o:National Intergroup Inc} grew. {o:National} said.",
        ["National Intergroup Inc | name", "~National | common name"],
    ),
    "body-within-a-body": (
        "{o:Norland Council Fisheries Committee} met. {o:Norland Council} said.",
        ["Norland Council Fisheries Committee | name", "Norland Council | name"],
    ),
    "university-of": (
        "{o:University of Norland} and {o:Norland} met.",
        ["University of Norland | name", "Norland | name"],
    ),
    "article": ("{o:the Bank of Korea} met. The {o:Bank of Korea} said.", ["the Bank of Korea | name"] * 2),
    "canonical-name": (
        "{o =Cheong Wa Dae:Blue House} said. {o =Cheong Wa Dae:Cheong Wa Dae} said.",
        ["Cheong Wa Dae | gazetteer", "Cheong Wa Dae | name"],
    ),
    "capitals": ("{o:NORLAND STEEL INC} grew. {o:Norland Steel Inc} said.", ["Norland Steel Inc | variant", "Norland Steel Inc | name"]),
    "country-abbreviated": (
        "{l:the United States} and {l:U.S.} and {l:US} and {l:America}.",
        ["United States | name", "United States | variant", "United States | variant", "United States | variant"],
    ),
    "the-north": (
        "{l:North Korea} fired. The {l:North} said.",
        ["North Korea | name", "North Korea | short form"],
    ),
    "the-west-is-no-country": (
        "{l:West Germany} left. The {l:West} said.",
        ["West Germany | name", "West | name"],
    ),
    "ticker-inside-the-span": (
        "{o:Norland Steel Ltd <NRL.L>} grew. {o:Norland Steel} said.",
        ["Norland Steel Ltd | variant", "Norland Steel Ltd | short form"],
    ),
    "the-north-of-two": (
        "{l:North Korea} met {l:North Yemen}. The {l:North} said.",
        ["North Korea | name", "North Yemen | name", "North | name"],
    ),
    "place-and-its-prefecture": ("{l:Nara Prefecture} and {l:Nara}.", ["Nara Prefecture | name", "Nara | name"]),
    "peoples-plural": ("{n:Democrats} and a {n:Democrat}.", ["Democrats | name", "Democrats | variant"]),
    "country-beside-a-ministry": (
        "Japan's {o:Foreign Ministry} said. The {o:Foreign Ministry} added.",
        ["Foreign Ministry (Japan) | name", "Foreign Ministry (Japan) | short form"],
    ),
    "ministries-of-two-countries": (
        "Japan's {o:Foreign Ministry} and the Chinese {o:Foreign Ministry}. The {o:Foreign Ministry} said.",
        ["Foreign Ministry (Japan) | name", "Foreign Ministry (China) | name", "ambiguous: Foreign Ministry (Japan) or Foreign Ministry (China)"],
    ),
    "ministry-without-country": ("The {o:Foreign Ministry} said.", ["~Foreign Ministry | common name"]),
    "ministry-of-the-only-country": (
        "{l:Hungary} reacted. The {o:Finance Ministry} said.",
        ["Hungary | name", "Finance Ministry (Hungary) | name"],
    ),
    "department-of-the-united-states": ("The {o:Commerce Department} said.", ["Commerce Department (United States) | name"]),
    "one-name-two-labels": ("{l:Jordan} met {p:Michael Jordan}.", ["Jordan | name", "Michael Jordan | name"]),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), PEOPLE.values(), ids=PEOPLE)
def test_persons_are_told_apart(marked, expected):
    assert told(resolve(marked)) == expected


@pytest.mark.parametrize(("marked", "expected"), OTHERS.values(), ids=OTHERS)
def test_other_names_are_told_apart(marked, expected):
    assert told(resolve(marked)) == expected


def test_the_first_mention_numbers_the_entities():
    identified = resolve("{l:Seoul} and {p:Voss} in {o:Norland Steel Inc}, {p:Edgar Voss} said.")
    assert [entity.name for entity in identified.entities] == [
        "Seoul", "Edgar Voss", "Norland Steel Inc",
    ]  # fmt: skip
    assert [mention.entity for mention in identified.mentions] == [0, 1, 2, 1]


def test_roles_stand_in_their_order_each_once():
    identified = resolve(
        "{p President:Lee Jae Myung} met. {p:Lee} spoke. "
        "{p President:Lee} left. {p party leader:Lee} won. Mr. {p Mr.:Lee} too."
    )
    assert identified.entities[0].roles == ["President", "party leader"]


def test_a_long_form_has_its_acronym_where_nothing_else_names_it():
    identified = resolve("The {o:Harbour Safety Board} (HSB) met.")
    assert identified.entities[0].acronym == "HSB"


def test_an_acronym_that_a_list_knows_keeps_its_label():
    identified = resolve("the {a:Arden Trade Agreement} ({o =Arden Trade Agreement:ATA}) ended.")
    assert [(each.label, each.acronym) for each in identified.entities] == [("organisation", "ATA")]


def test_a_long_form_has_its_own_label_where_no_list_knows_better():
    identified = resolve("the {a:Arden Trade Agreement} ({o:ATA}) ended.")
    assert [(each.label, each.acronym) for each in identified.entities] == [("law", "ATA")]


def test_the_capital_of_the_dateline_gives_a_body_its_country():
    identified = resolve("{l:France} protested. {o:Parliament} met.", dateline_places=("BUDAPEST",))
    assert identified.entities[1].name == "Parliament (Hungary)"


def test_what_a_place_stands_for_stays_with_its_mention():
    span = Span(0, 5, "place", stands_for="government")
    assert identity.resolve(Body("Tokyo said"), [span]).mentions[0].stands_for == "government"


def test_a_body_without_names_has_no_entities():
    assert identity.resolve(Body(""), []) == Identified([], [])


def test_a_list_of_a_thousand_of_one_surname_is_read_in_bounded_time():
    marked = " ".join(
        f"{{p:{given}{number % 26 * 'a'}b{number // 26 * 'o'} Kim}}, {{p:Kim}};"
        for number, given in enumerate(["Aldo"] * 1000)
    )
    identified = resolve(marked)
    assert len(identified.mentions) == 2000
    assert all(len(mention.resolved_by) < 8000 for mention in identified.mentions)


def test_a_name_of_many_words_is_read():
    long = " ".join(["Abu"] * 5000)
    assert len(resolve(f"{{p:{long}}} and {{o:{long}}}").mentions) == 2


@st.composite
def bodies(draw):
    """A text with any spans in it, in their order."""
    text = draw(st.text(alphabet=st.sampled_from("AbKim Lee'’.-(),習\u0627😀\n0"), max_size=120))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    spans = [
        Span(
            start,
            end,
            draw(st.sampled_from(LABELS)),
            role=draw(st.sampled_from([None, "Mr", "President", ""])),
        )
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    return Body(text), spans


@given(bodies())
def test_every_span_is_a_mention_of_an_entity_or_says_why_not(body_and_spans):
    body, spans = body_and_spans
    identified = identity.resolve(body, spans)
    assert [mention.span for mention in identified.mentions] == spans
    for mention in identified.mentions:
        assert body.text[mention.span.start : mention.span.end] == mention.surface
        assert mention.resolved_by
        assert (mention.entity is None) == mention.resolved_by.startswith("ambiguous: ")
    named = {mention.entity for mention in identified.mentions} - {None}
    assert named == set(range(len(identified.entities)))


STORY = {
    "Lee Jae Myung": "person", "Lee": "person", "Sanae Takaichi": "person", "Takaichi": "person",
    "Xi Jinping": "person", "Xi": "person", "Kim Jong-un": "person", "Kim Eun-jung": "person",
    "Shigeru Ishiba": "person", "NHK": "organisation", "Cheong Wa Dae": "organisation",
    "Comprehensive and Progressive Agreement for Trans-Pacific Partnership": "law",
    "CPTPP": "organisation", "Asia-Pacific Economic Cooperation": "organisation",
    "South Korea": "place", "North Korea": "place", "the North": "place", "Japan": "place",
    "Nara Prefecture": "place", "Nara": "place", "the United States": "place",
}  # fmt: skip


@pytest.mark.skipif(not YONHAP.exists(), reason="the examples are not part of the project")
def test_the_story_of_a_summit_names_each_once():
    (path,) = YONHAP.glob("*.txt")
    text = path.read_text(encoding="utf-8")
    surfaces = "|".join(sorted(STORY, key=len, reverse=True))
    spans = [
        Span(found.start(), found.end(), STORY[found[0]])
        for found in re.finditer(rf"\b(?:{surfaces})\b(?!-| Korean)", text)
    ]
    identified = identity.resolve(Body(text), spans)
    named: dict[str, set[str]] = {}
    for mention in identified.mentions:
        assert mention.entity is not None
        named.setdefault(identified.entities[mention.entity].name, set()).add(mention.surface)
    assert named == {
        "Lee Jae Myung": {"Lee Jae Myung", "Lee"},
        "Sanae Takaichi": {"Sanae Takaichi", "Takaichi"},
        "Xi Jinping": {"Xi Jinping", "Xi"},
        "Kim Jong-un": {"Kim Jong-un"},
        "Kim Eun-jung": {"Kim Eun-jung"},
        "Shigeru Ishiba": {"Shigeru Ishiba"},
        "NHK": {"NHK"},
        "Cheong Wa Dae": {"Cheong Wa Dae"},
        "Comprehensive and Progressive Agreement for Trans-Pacific Partnership": {
            "Comprehensive and Progressive Agreement for Trans-Pacific Partnership", "CPTPP",
        },
        "Asia-Pacific Economic Cooperation": {"Asia-Pacific Economic Cooperation"},
        "South Korea": {"South Korea"},
        "North Korea": {"North Korea", "the North"},
        "Japan": {"Japan"},
        "Nara Prefecture": {"Nara Prefecture"},
        "Nara": {"Nara"},
        "United States": {"the United States"},
    }  # fmt: skip
