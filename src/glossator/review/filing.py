"""Under which word persons are filed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.hints import listed
from glossator.model import Entity, EntityKind
from glossator.problems import Problem, Rule
from glossator.resolve.resolved import Resolved

_SEVERAL_WORDS = re.compile(r"[^\W\d_]\S*(?:\s+\S+)+")
_RULER = re.compile(r"\b[IVXL]+\b\.?")
"""Who is filed under the first name: Friedrich II."""
_FEWEST = 3
"""One or two may be meant so: Jean Paul."""


def persons_filed_by_first_name(resolved: Resolved) -> Iterator[Problem]:
    """Persons who are filed under the first of several names, where others are filed under their
    surname. One problem for all of them: a source that marks no surnames has hundreds.
    """
    persons = [one for one in resolved.edition.entities if one.kind is EntityKind.PERSON]
    others = sum("," in one.sort and one.sort != one.name for one in persons)
    found = [one for one in persons if one.sort == one.name and _has_surname(one.name)]
    if others and len(found) >= _FEWEST:
        found.sort(key=lambda one: not one.name.istitle())  # first those without a “von” or “of”
        place = min(one.position for one in found)
        yield Problem(Rule.FILED_BY_FIRST_NAME, place, _told(found, others), _cure(found))


def _has_surname(name: str) -> bool:
    plain = bool(_SEVERAL_WORDS.fullmatch(name)) and not re.search(r"[,()]", name)
    return plain and name.split()[-1][:1].isupper() and not _RULER.search(name)


def _told(found: Sequence[Entity], others: int) -> str:
    some = listed([f"“{one.name}” ({one.id})" for one in found[:3]], "and")
    return (
        f"{len(found)} persons are filed under the first of their names, and {others} under their "
        f"surname. Such are {some}."
    )


def _cure(found: Sequence[Entity]) -> str:
    *given, surname = found[0].name.split()
    return (
        "Nothing says which word is the surname. Give each an entry in parties.yml, under its id, "
        f"with name: and sort:, such as sort: {surname}, {' '.join(given)}."
    )
