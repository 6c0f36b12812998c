"""ISBN and ISSN of references: whether they are what they look like."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from glossator.identifiers import fits, is_sound
from glossator.model import Reference
from glossator.problems import Position, Problem, Rule


def odd_numbers(reference: Reference, place: Callable[[str], Position]) -> Iterator[Problem]:
    """A hint for each number that is none, where it is not said to be unconfirmed.

    `place` says where the value of a key stands.
    """
    for key in ("ISBN", "ISSN"):
        value = str(reference.csl.get(key, ""))
        if not value or key in reference.unconfirmed:
            continue
        if said := _odd(key, value):
            cure = f"Copy it anew; if it was printed so, say unconfirmed: [{key}]."
            rule = Rule.ODD_IDENTIFIER
            yield Problem(rule, place(key), said, cure, subject=reference.id)


def _odd(key: str, value: str) -> str:
    if not fits(key.lower(), value):
        return f"“{value}” is not one {key}: it has too few or too many digits."
    if not is_sound(key.lower(), value):
        return f"The last sign of the {key} “{value}” does not fit the others."
    return ""
