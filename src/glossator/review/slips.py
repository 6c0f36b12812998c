"""Names that may well be meant so, and are more often slips; and under which word persons are
filed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from glossator.model import Entity, EntityKind
from glossator.problems import Problem, Rule
from glossator.problems.hints import listed
from glossator.resolve.resolved import Resolved

_EDITORS = (".yml", ".yaml")
_MARKS = ("“”", "„“", "‘’", "‚‘", "«»", "»«")


def names_shared(resolved: Resolved) -> Iterator[Problem]:
    """Entries of an editor's for persons, organisations and places of one name.

    Files in TEI have registers of their own, which nobody mends here.
    """
    names: dict[tuple[EntityKind, str], Entity] = {}
    filed: dict[tuple[EntityKind, str], Entity] = {}
    for entity in resolved.edition.entities:
        if not entity.position.path.endswith(_EDITORS):
            continue
        called, sort = (entity.kind, _called(entity.name)), (entity.kind, _called(entity.sort))
        # ‘Hale, Anne’ may have been entered beside ‘Anne Hale’, who is filed so.
        first = names.get(called) or filed.get(called)
        if "," in sort[1]:
            first = first or names.get(sort)
            filed.setdefault(sort, entity)
        names.setdefault(called, entity)
        if first and not _told_apart(first, entity):
            message = f"“{entity.id}” is called as “{first.id}” is: {entity.name}."
            yield Problem(Rule.NAME_SHARED, entity.position, message, subject=entity.id)


def _called(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _told_apart(one: Entity, other: Entity) -> bool:
    known = {(found.scheme, found.value) for found in one.authorities}
    schemes = {scheme for scheme, _ in known}
    other_ids = (found for found in other.authorities if found.scheme in schemes)
    return one.dates != other.dates or any(
        (found.scheme, found.value) not in known for found in other_ids
    )


def names_in_quotation_marks(resolved: Resolved) -> Iterator[Problem]:
    """Names of persons, organisations and places, and terms with their forms, between printed
    quotation marks."""
    for entity in resolved.edition.entities:
        name = entity.name
        if entity.kind is not EntityKind.WORK and name[:1] + name[-1:] in _MARKS:
            message = f"The name of “{entity.id}” has its quotation marks as a part of it: {name}."
            yield Problem(Rule.NAME_IN_MARKS, entity.position, message, subject=entity.id)
    for term in resolved.edition.terms:
        for form in (term.name, *term.every_form):
            if form[:1] + form[-1:] in _MARKS:
                message = f"A form of “{term.id}” has its quotation marks as a part of it: {form}."
                yield Problem(Rule.NAME_IN_MARKS, term.position, message, subject=term.id)


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
