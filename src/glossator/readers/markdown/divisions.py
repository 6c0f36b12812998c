"""Fenced divs: which are containers, which only say what the paragraphs in them are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from glossator.model import Attributes, Enclosing, Kind
from glossator.readers.markdown.marks import KINDS, plain
from glossator.readers.markdown.syntax import division_attributes

VERSE = "verse"
_CONTAINERS = {kind.value: kind for kind in (Enclosing.ENCLOSURE, Enclosing.DIVISION)}

CLASSES = (*KINDS, *_CONTAINERS, VERSE)
"""Every class that a fenced div may have."""


@dataclass(frozen=True, slots=True)
class Division:
    """What a fenced div says."""

    container: Enclosing | None
    kind: Kind | None
    verse: bool
    unknown: tuple[str, ...]
    attributes: Attributes


def read_division(tokens: Sequence[Token], n: int) -> Division:
    """The div that opens at token `n`.

    A div of a block's class becomes a container only where it holds more than paragraphs; one
    without a known class always does, so that its attributes are not lost.
    """
    given = division_attributes(tokens[n].info) or {}
    given = {**{name: str(value) for name, value in tokens[n].attrs.items()}, **given}
    names = given.get("class", "").split()
    kind = next((KINDS[name] for name in names if name in KINDS), None)
    container = next((_CONTAINERS[name] for name in names if name in _CONTAINERS), None)
    unknown = tuple(name for name in names if name not in CLASSES)
    verse = VERSE in names
    if container is None and (unknown or not names or (kind and not _only_words(tokens, n))):
        container = Enclosing.DIVISION
    kept = [name for name in names if name not in _CONTAINERS]
    classes = (("class", " ".join(kept)),) if container and kept else ()
    return Division(
        container,
        kind,
        verse,
        () if Enclosing.DIVISION.value in names else unknown,
        (*classes, *plain(given)),
    )


def _only_words(tokens: Sequence[Token], n: int) -> bool:
    """Whether a div holds nothing but paragraphs."""
    level = tokens[n].level + 1
    for token in tokens[n + 1 :]:
        if token.level < level:
            return True
        if token.level == level and not token.type.startswith("paragraph_"):
            return False
    return True
