"""Identifiers that lead nowhere, since they are not written as their scheme writes them."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.identifiers import SCHEMES, fits, is_sound, name
from glossator.model import Entity, Identifier, Term
from glossator.problems import Problem, Rule
from glossator.resolve.resolved import Resolved


def odd_identifiers(resolved: Resolved) -> Iterator[Problem]:
    """Identifiers of entries that do not look like their scheme's, or whose last sign, which is
    computed from the others, is not what it has to be."""
    edition = resolved.edition
    entries: tuple[Entity | Term, ...] = (*edition.entities, *edition.terms)
    for entry in entries:
        for one in entry.identifiers:
            if message := _odd(one):
                said, cure = f"{message[0]} (of “{entry.id}”).", message[1]
                at = one.position if one.position.path else entry.position
                yield Problem(Rule.ODD_IDENTIFIER, at, said, cure, subject=entry.id)


def _odd(one: Identifier) -> tuple[str, str] | None:
    small = one.scheme.casefold()
    if one.scheme not in SCHEMES and small in SCHEMES:
        return f"No scheme is called “{one.scheme}” here", f"Write {small}: {one.value}."
    if not fits(one.scheme, one.value):
        return f"“{one.value}” does not look like an identifier of {name(one.scheme)}", ""
    if not is_sound(one.scheme, one.value):
        return f"The last sign of “{one.value}” does not fit the others in {name(one.scheme)}", ""
    return None
