"""The language of searches: words, "a phrase", begin*, -without, this OR that.

What someone types is data. It becomes an expression of FTS5 in which every word stands in quotes,
so that none is an operator and none a mistake.
"""

import re
from dataclasses import dataclass, field

from warehouse.location import LakeError

PART = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<star>\*?)')
UNSPACED = re.compile("[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Kana and Han, without spaces between words: each character is one, and a word a phrase."""
HANGUL = re.compile("[\uac00-\ud7a3]+")
"""Particles are written to the end of a Korean word: it is found with whatever follows it."""
SPACE = "\x1f"
"""Stands beside each character that is a word; copy has none, so it can be taken out again."""


class WordsError(LakeError):
    """There is nothing in the words to look for; the message says what to give."""


@dataclass(slots=True)
class _Asked:
    """What was asked for: groups of which one each must be there, and what must not be."""

    groups: list[list[str]] = field(default_factory=list)
    without: list[str] = field(default_factory=list)


def expression(asked: str) -> str:
    """What was asked, as FTS5 has it. Raises WordsError when there is no word to look for."""
    parts = _parts(asked.encode(errors="replace").decode())  # a terminal may give broken UTF-8
    if not parts.groups:
        raise WordsError(
            "there are only words to leave out: give one to look for, too"
            if parts.without
            else 'there is no word to look for: give some, as in slugline search "nuclear talks"'
        )
    found = " AND ".join(_any(group) for group in parts.groups)
    return f"({found}) NOT {_any(parts.without)}" if parts.without else found


def spaced(text: str) -> str:
    """A text as it is indexed: characters that are words of their own stand apart."""
    return UNSPACED.sub(f"{SPACE}\\g<0>{SPACE}", text.replace(SPACE, " "))


def unspaced(text: str) -> str:
    """The text that was spaced."""
    return text.replace(SPACE, "")


def _parts(asked: str) -> _Asked:
    """The words by what is asked of them. OR joins the words beside it, where there are two."""
    parts = _Asked()
    is_joined = False
    for found in PART.finditer(asked):
        if found.group() == "OR" and parts.groups and not is_joined:
            is_joined = True
        elif not (term := _term(found)):
            continue
        elif found["minus"]:
            parts.without.append(term)
        elif is_joined:
            parts.groups[-1].append(term)
            is_joined = False
        else:
            parts.groups.append([term])
    return parts


def _term(found: re.Match[str]) -> str | None:
    """A word or phrase in quotes; None where it has no letter or digit."""
    is_phrase = found["word"] is None
    text = found["phrase"] if is_phrase else found["word"].rstrip("*")
    if not any(letter.isalnum() for letter in text):
        return None
    is_korean = not is_phrase and HANGUL.fullmatch(text)
    is_begun = is_korean or found.group().endswith("*")
    quoted = spaced(text).replace("\x00", " ").replace('"', '""')
    return f'"{quoted}"' + ("*" if is_begun else "")


def _any(terms: list[str]) -> str:
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"
