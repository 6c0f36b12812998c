"""Sources that bring nothing beside what is there: what was told when they came before is not told
again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from glossator.edition.leading import Left
from glossator.model import Letter
from glossator.taking.knownagain.catalogued import is_listed
from glossator.taking.knownagain.joined import Joined, Source


def told_now(
    sources: Sequence[Source],
    joined: Sequence[Joined],
    unlinked: Sequence[tuple[Left, ...]],
    stay: frozenset[str],
) -> tuple[list[Joined], tuple[Left, ...], tuple[Source, ...]]:
    """What each source brought and which references lead nowhere, without what was told when the
    same came before; and of which sources that holds."""
    told: list[Joined] = []
    left: list[Left] = []
    repeated: list[Source] = []
    for source, one, nowhere in zip(sources, joined, unlinked, strict=True):
        if _brings_nothing(source, one, stay):
            told.append(replace(one, known=(), unsure=()))
            repeated.append(source)
        else:
            told.append(one)
            left += nowhere
    return told, tuple(left), tuple(repeated)


def _brings_nothing(source: Source, one: Joined, kept: frozenset[str]) -> bool:
    """Whether a source has letters, all of which stay as they are, and nothing else that is new or
    that says less than is there: a list of letters whose texts are there."""
    new = (one.terms, one.entities, one.references, one.learned, one.events)
    less = map(_is_less, source.letters, one.letters)
    same = all(each.id in kept for each in one.letters)
    return bool(one.letters) and same and not any(new) and not any(less)


def _is_less(came: Letter, here: Letter) -> bool:
    return is_listed(came) != is_listed(here)
