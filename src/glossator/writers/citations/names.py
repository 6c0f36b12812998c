"""Names in a citation as signs that stand for them: a line is set once for all that differ in them.

A style looks at how many names there are, which are persons, and at the first letters of given
names; never into a name of plain words. What is not of plain words gets no sign.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from glossator.model import Certainty, Correspondent, EntityKind
from glossator.resolve.holdings import Holdings
from glossator.writers.sureness import bracketed


@dataclass(frozen=True, slots=True)
class CitedName:
    """A sender: a person by family and given name, or anyone as `literal`."""

    literal: str = ""
    family: str = ""
    given: str = ""


def cited_name(holdings: Holdings, one: Correspondent, sure: Certainty, name: str) -> CitedName:
    """A certain person by family and given name; what stands in brackets is left as it is said."""
    entity = holdings.entities.get(one.target)
    family, _, given = (entity.sort if entity else "").partition(",")
    is_person = entity is not None and entity.kind is EntityKind.PERSON
    if sure is Certainty.CERTAIN and is_person and given.strip():
        return CitedName(family=family.strip(), given=given.strip())
    return CitedName(literal=bracketed(name, sure))


@dataclass(frozen=True, slots=True)
class Signed:
    """Names as signs, and what each stands for, as safe HTML."""

    names: tuple[CitedName, ...]
    words: Mapping[str, str]

    def filled(self, line: str) -> str:
        """A line in which the signs stand, with the names' own words.

        A sign that stands for none of these is a letter in an editor's name.
        """
        return _SIGN.sub(lambda sign: self.words.get(sign[0], sign[0]), line)


# Private-use letters for names. For first letters capitals of an alphabet that names here have not
# (Deseret): styles pass by what is no capital.
_NAMES = range(0xE100, 0xE200)
_INITIALS = range(0x10400, 0x10428)
_SIGN = re.compile(f"[{chr(_NAMES[0])}-{chr(_NAMES[-1])}{chr(_INITIALS[0])}-{chr(_INITIALS[-1])}]")
_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|[ ’'-](?=\w)|[,.] (?=\w))*")
_GIVEN = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f]|[ ’'.-](?=\w)|\.)*")
_WORD = re.compile(r"[^\s.-]+")


@lru_cache(maxsize=10_000)
def signed(names: tuple[CitedName, ...], whole: bool) -> Signed | None:
    """The names as signs; `whole` where the style writes given names out. None where a name is not
    of plain words, or there are more than signs.
    """
    words: dict[str, str] = {}
    signs, initials = iter(map(chr, _NAMES)), iter(map(chr, _INITIALS))
    made = []
    try:
        for number, name in enumerate(names):
            kept = name if name.given and not name.literal and not whole else None
            family = name.family if kept else said(name, number == 0)
            if not _PLAIN.fullmatch(family) or _SIGN.search(family + name.given):
                return None
            sign = next(signs)
            words[sign] = html.escape(family, quote=False)
            if kept is None:
                made.append(CitedName(literal=sign))
            elif _GIVEN.fullmatch(name.given):
                given = _WORD.sub(_initial(words, initials), name.given)
                made.append(CitedName(family=sign, given=given))
            else:
                return None
    except StopIteration:
        return None
    return Signed(tuple(made), words)


def _initial(words: dict[str, str], signs: Iterator[str]) -> Callable[[re.Match[str]], str]:
    """A word of a given name as a sign for its capital; one without a capital as it is."""

    def replaced(word: re.Match[str]) -> str:
        if not word[0][0].isupper():
            return word[0]
        sign = next(signs)
        words[sign] = word[0][0]
        return sign

    return replaced


def said(name: CitedName, first: bool) -> str:
    """A name written out: as it is, or a person's, the first by family name."""
    if name.literal or not name.given:
        return name.literal or name.family
    return f"{name.family}, {name.given}" if first else f"{name.given} {name.family}"


def sample(names: tuple[CitedName, ...]) -> Signed:
    """Names like those that the signs stand for: what is set of them must be what is filled in."""
    words: dict[str, str] = {}

    def shown(words_with_signs: str, longer: str) -> str:
        for sign in _SIGN.findall(words_with_signs):
            words[sign] = chr(ord("A") + len(words) % 26) + longer
        return _SIGN.sub(lambda sign: words[sign[0]], words_with_signs)

    made = tuple(
        CitedName(shown(one.literal, "nne de l’Hay-Őre"), shown(one.family, "’Hay Őre"),
                  shown(one.given, "nne"))
        for one in names
    )  # fmt: skip
    short = {sign: word[0] if ord(sign) in _INITIALS else word for sign, word in words.items()}
    return Signed(made, short)
