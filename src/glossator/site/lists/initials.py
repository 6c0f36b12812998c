"""Filing from A to Z: what begins with which letter, and which letters nothing begins with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from string import ascii_uppercase

from glossator.model import Target

DIGITS = "0–9"
GREEK = "Α–Ω"
OTHER = "#"
_FRAGMENTS = {DIGITS: "0-9", GREEK: "greek", OTHER: "other"}


@dataclass(frozen=True, slots=True)
class Initial:
    """A letter of the alphabet with what begins with it; nothing may."""

    letter: str
    fragment: str
    targets: tuple[Target, ...] = ()


def by_initial(names: Iterable[tuple[str, Target]], language: str = "en") -> tuple[Initial, ...]:
    """Targets by the first letter of their names, without its accents.

    Latin letters first, then those of other scripts, Greek under one heading (but in a Greek
    edition), digits and signs.
    """
    filed = sorted(names, key=lambda one: filing(one[0], language))
    groups = groupby(filed, key=lambda one: initial_of(one[0], language))
    return tuple(
        Initial(letter, _fragment(letter), tuple(target for _, target in found))
        for letter, found in groups
    )


def alphabet(initials: Sequence[Initial]) -> tuple[Initial, ...]:
    """The initials with those of A to Z that are missing; none are added where no name is Latin."""
    held = {one.letter for one in initials}
    if not held & set(ascii_uppercase):
        return tuple(initials)
    missing = (Initial(one, "") for one in ascii_uppercase if one not in held)
    return tuple(sorted((*initials, *missing), key=lambda one: _place(one.letter)))


def initial_of(name: str, language: str = "en") -> str:
    """The letter under which a name is filed; signs before it do not count: '(α-)lactalbumin'."""
    plain = unicodedata.normalize("NFKD", name)
    first = next((one for one in plain if one.isalnum()), "").upper()[:1]
    if first.isdigit():
        return DIGITS
    greek = bool(first) and unicodedata.name(first, "").startswith("GREEK")
    if greek and not language.startswith(("el", "grc")):
        return GREEK
    return first or OTHER


def filing(name: str, language: str = "en") -> tuple[tuple[int, str], str]:
    """Where a name comes among others: by its first letter, then by all, without accents."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(one for one in decomposed if not unicodedata.combining(one))
    begins = next((at for at, one in enumerate(plain) if one.isalnum()), 0)
    return _place(initial_of(name, language)), plain[begins:]


def _place(letter: str) -> tuple[int, str]:
    groups = {GREEK: 2, DIGITS: 3, OTHER: 4}
    return groups.get(letter, 0 if letter in ascii_uppercase else 1), letter


def _fragment(letter: str) -> str:
    return f"from-{_FRAGMENTS.get(letter, letter.lower())}"
