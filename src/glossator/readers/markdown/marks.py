"""The classes that an editor writes, and what they mean: marks of words, kinds of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from glossator.model import Attributes, Kind, Mark
from glossator.problems import Position, Problem, Rule, Severity
from glossator.problems.hints import nearest
from glossator.readers.dialect import ATTRIBUTES

POINTS = frozenset({Mark.GAP, Mark.PAGE_BREAK, Mark.LINE_BREAK})
"""Marks that stand between words and hold none."""

MARKS = {mark.value: mark for mark in Mark if mark not in {Mark.HTML, Mark.CITATION, Mark.IMAGE}}
"""Marks by the class that says them."""

KINDS = {
    kind.value: kind for kind in Kind if kind not in {Kind.PREFORMATTED, Kind.SEPARATOR, Kind.HTML}
}
"""Kinds of blocks of words, by the class that says them."""

NEEDED = {
    Mark.PERSON: "ref",
    Mark.ORGANISATION: "ref",
    Mark.PLACE: "ref",
    Mark.WORK: "ref",
    Mark.FOREIGN: "lang",
    Mark.LINK: "href",
    Mark.CROSS_LINK: "target",
}
"""The attribute that a mark cannot do without."""
_WITH = {
    "ref": "with the id that the entry has in the folder data",
    "lang": "with the tag of the language, such as fr",
    "href": "with the address",
    "target": "with the id of what it leads to",
}

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Classes:
    """What the attributes in one pair of braces say."""

    marks: tuple[tuple[Mark, Attributes], ...]
    """Marks, outermost first, each with its own attributes."""
    kinds: tuple[str, ...]
    """Classes of kinds of blocks."""
    unknown: tuple[str, ...]
    attributes: Attributes
    """Everything but the classes."""

    @property
    def names(self) -> tuple[str, ...]:
        """All classes: the unknown ones, those of blocks, those of words."""
        return (*self.unknown, *self.kinds, *(mark.value for mark, _ in self.marks))


def classes_of(attributes: Mapping[str, str | int | float], of_block: bool = False) -> Classes:
    """Sorts attributes, as the parser gives them, by meaning; a block has its language unmarked."""
    names = str(attributes.get("class", "")).split()
    others = plain(attributes)
    kinds = tuple(n for n in names if n in KINDS)
    marks = _marks([MARKS[n] for n in names if n in MARKS], others, of_block or bool(kinds))
    unknown = tuple(n for n in names if n not in MARKS and n not in KINDS)
    return Classes(marks, kinds, unknown, others)


def plain(attributes: Mapping[str, str | int | float]) -> Attributes:
    """The attributes without classes, in their order, backslashes before signs removed."""
    return tuple(
        (name, _ESCAPED.sub(r"\1", str(value)))
        for name, value in attributes.items()
        if name != "class"
    )


def _marks(
    marks: list[Mark], attributes: Attributes, of_block: bool
) -> tuple[tuple[Mark, Attributes], ...]:
    """Each mark with what is its own: `ref`, `lang`; everything else goes with the first."""
    if not of_block and Mark.FOREIGN not in marks and any(n == "lang" for n, _ in attributes):
        marks = [*marks, Mark.FOREIGN]
    owners = {NEEDED[mark]: mark for mark in reversed(marks) if mark in NEEDED}
    first = None if of_block else next(iter(marks), None)
    return tuple(
        (mark, tuple((n, v) for n, v in attributes if owners.get(n, first) is mark))
        for mark in marks
    )


def missing(marks: Iterable[tuple[Mark, Attributes]], at: Position) -> Iterator[Problem]:
    """A problem for each mark that lacks the attribute it needs."""
    for mark, attributes in marks:
        needed = NEEDED.get(mark)
        if needed and not dict(attributes).get(needed):
            message = f"The mark .{mark.value} has no {needed}=."
            cure = f"Write [words]{{.{mark.value} {needed}=…}}, {_WITH[needed]}."
            yield Problem(Rule.MISSING_ATTRIBUTE, at, message, cure)


_OWN = ("id", "formerly", "corr", "ref", "lang", "href", "target", "title", "n", "certainty")
_LIKE = 75
"""Of 100: how like a known attribute an unknown one is that is meant for it."""


def misspelt(marks: Iterable[tuple[Mark, Attributes]], at: Position) -> Iterator[Problem]:
    """A problem for each attribute that is none of its mark and near to one that is.

    Others are kept: what a source says in its own way may be told by them.
    """
    for mark, attributes in marks:
        known = {*_OWN, *ATTRIBUTES.get(mark, ())}
        for name, _ in attributes:
            if name not in known and (near := nearest(name, known, _LIKE)):
                message = f"“{name}” is no attribute of .{mark.value}, and does nothing."
                cure = f"Did you mean “{near}”?"
                yield Problem(Rule.BAD_ATTRIBUTES, at, message, cure, Severity.WARNING)


def unknown_class(name: str, known: Iterable[str], what: str, at: Position) -> Problem:
    """The problem of a class that means nothing, with the nearest one that does."""
    names = sorted(known)
    near = nearest(name, names)
    cure = f"Did you mean .{near}?" if near else f"Use one of {', '.join(names)}."
    return Problem(Rule.UNKNOWN_CLASS, at, f"There is no {what} .{name}.", cure)
