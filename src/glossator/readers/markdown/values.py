"""What a mark's attributes may hold: languages, places of additions, how sure a reading is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossator.model import Attributes, Certainty, Mark
from glossator.problems import Position, Problem, Rule, Severity
from glossator.problems.hints import listed, nearest
from glossator.readers.dialect import CERTAINTIES
from glossator.readers.languagenames import tag_called

_LANGUAGE = re.compile(r"(?:[A-Za-z]{2,3}|[xi])(?:-[A-Za-z0-9]{1,8})*")
_PLACES = (
    "above", "below", "top", "bottom", "left", "right", "margin", "opposite", "overleaf", "end",
    "inline", "inspace",
)  # fmt: skip
"""What TEI proposes for add/@place; its list is open, so that others are kept unsaid."""
_LIKE = 75
"""Of 100: how like one of these places another is that is meant for it."""
_DEGREES = listed(CERTAINTIES.values())


def odd_values(marks: Iterable[tuple[Mark, Attributes]], at: Position) -> Iterator[Problem]:
    """A problem for each value that says nothing to anybody; it is kept as it stands."""
    for mark, attributes in marks:
        for name, value in attributes:
            if said := _odd(mark, name, value):
                yield Problem(Rule.BAD_VALUE, at, *said, Severity.WARNING)


def _odd(mark: Mark, name: str, value: str) -> tuple[str, str] | None:
    """What is wrong with the value, and what to do."""
    if name == "lang" and value and not _LANGUAGE.fullmatch(value):
        return f"“{value}” is no language tag.", _meant_language(value)
    if name == "cert" and value not in CERTAINTIES.values():
        message = f"“{value}” does not say how sure .{mark.value} is."
        return message, _sure(value) or f"Write {_DEGREES}."
    if name == "certainty":
        message = f"“certainty” is no attribute of .{mark.value}, and does nothing."
        return message, _sure(value) or f"Write cert= with {_DEGREES}."
    place = mark is Mark.ADDED and name == "place" and value not in _PLACES
    near = nearest(value, _PLACES, _LIKE) if place else ""
    return (f"“{value}” is no place of an addition.", f"Did you mean “{near}”?") if near else None


def _sure(value: str) -> str:
    """The cure for a degree in this project's words, which stand in its data files."""
    degree = value.strip().casefold()
    if degree in CERTAINTIES.values():
        return f"Write cert={degree}."
    return f"Write cert={CERTAINTIES[Certainty(degree)]}." if degree in set(Certainty) else ""


def _meant_language(name: str) -> str:
    """The tag of a language that is named in words, or what a tag is."""
    tag = tag_called(name)
    return f"Did you mean lang={tag}?" if tag else "Write a language tag such as en or pt-BR."
