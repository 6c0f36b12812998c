"""What a source brings to an edition: which of its entries are there already, which are new.

An entry is the same where an identifier is (DOI, PMID, ORCID …), or else where its name is and no
identifier speaks against it. What merely looks alike is taken as new, and said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from glossator.model import Edition, Entity, Letter, Note, Reference, Term
from glossator.writers.renaming import Renamed, with_block_ids, with_new_ids

E = TypeVar("E", Entity, Reference, Term)


class Source(Protocol):
    """What a reader of letters yields."""

    @property
    def letters(self) -> tuple[Letter, ...]: ...
    @property
    def notes(self) -> tuple[Note, ...]: ...
    @property
    def terms(self) -> tuple[Term, ...]: ...
    @property
    def entities(self) -> tuple[Entity, ...]: ...
    @property
    def references(self) -> tuple[Reference, ...]: ...


@dataclass(frozen=True, slots=True)
class Joined:
    """What is new to the edition, with ids that are free in it, and what is to be looked at."""

    letters: tuple[Letter, ...] = ()
    notes: tuple[Note, ...] = ()
    terms: tuple[Term, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    replaced: tuple[str, ...] = ()
    """Ids of letters that are there already, from the same publication."""
    known: tuple[str, ...] = ()
    """What was found in the edition by its name or identifier, each as a line."""
    unsure: tuple[str, ...] = ()
    """What looks like something in the edition and was added all the same, each as a line."""


@dataclass(slots=True)
class _Joining:
    known: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)

    def entries(
        self,
        there: Sequence[E],
        coming: Sequence[E],
        signs: Callable[[E], Mapping[str, str]],
        called: Callable[[E], str],
        near: Callable[[E], str],
        taken: Collection[str],
    ) -> tuple[list[E], dict[str, str]]:
        """The entries that are new, and the ids that all of them have in the edition."""
        new: list[E] = []
        ids: dict[str, str] = {}
        used = set(taken)
        for one in coming:
            same = _same(one, list(there) + new, signs, called)
            if same is not None:
                ids[one.id] = same.id
                if any(entry is same for entry in there):
                    self.known.append(f"{called(one)} is {same.id}")
                continue
            for other in there:
                if near(other) == near(one) or called(other) == called(one):
                    self.unsure.append(f"{_named(one)} may be {other.id}, {_named(other)}")
            ids[one.id] = _free(one.id, used)
            used.add(ids[one.id])
            new.append(_with_id(one, ids[one.id]))
        return new, ids


def _same(
    one: E,
    there: Iterable[E],
    signs: Callable[[E], Mapping[str, str]],
    called: Callable[[E], str],
) -> E | None:
    by_name: E | None = None
    own = signs(one)
    for other in there:
        others = signs(other)
        shared = own.keys() & others.keys()
        if any(own[key] == others[key] for key in shared):
            return other
        if called(one) == called(other) and not shared and by_name is None:
            by_name = other
    return by_name


def join(edition: Edition, source: Source) -> Joined:
    """What of the source is new to the edition. A letter that is there already is replaced."""
    joining = _Joining()
    references, of_references = joining.entries(
        edition.references, source.references, _reference_signs, _cited, _title,
        _ids(edition.references),
    )  # fmt: skip
    entities, of_parties = joining.entries(
        edition.entities, source.entities, _entity_signs, _name, _filed, _ids(edition.entities)
    )
    terms, of_terms = joining.entries(
        edition.terms, source.terms, _no_signs, _term, _term, _ids(edition.terms)
    )
    of_letters, replaced = _letter_ids(edition, source, of_references)
    printed = _printed(edition, source, of_references, of_letters)
    renamed = Renamed(of_letters, of_parties, of_references, of_terms, printed)
    letters, notes = with_new_ids(source.letters, source.notes, renamed)
    return Joined(
        tuple(letters),
        tuple(notes),
        tuple(with_block_ids(term, renamed) for term in terms),
        tuple(entities),
        tuple(references),
        replaced,
        tuple(joining.known),
        tuple(joining.unsure),
    )


def _letter_ids(
    edition: Edition, source: Source, references: Mapping[str, str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The letters' ids, and which of them are there: printed in the same place, or so called."""
    there = {letter.id for letter in edition.letters}
    by_print = {one.printed.reference: one.id for one in edition.letters if one.printed}
    ids: dict[str, str] = {}
    replaced = []
    for letter in source.letters:
        printed = references.get(letter.printed.reference, "") if letter.printed else ""
        same = by_print.get(printed)
        ids[letter.id] = same or _free(letter.id, there | set(ids.values()))
        if same:
            replaced.append(same)
    return ids, tuple(replaced)


def _printed(
    edition: Edition,
    source: Source,
    references: Mapping[str, str],
    letters: Mapping[str, str],
) -> dict[str, str]:
    """Letters by the items that they were printed in, so that answers lead to them."""
    found = {one.printed.reference: one.id for one in edition.letters if one.printed}
    for letter in source.letters:
        if letter.printed:
            item = letter.printed.reference
            found[references.get(item, item)] = letters[letter.id]
    return found


# What says that two are one


def _reference_signs(one: Reference) -> dict[str, str]:
    keys = ("DOI", "PMID", "PMCID", "ISBN")
    chapter = one.csl.get("type") == "chapter"
    found = {k: str(one.csl[k]).casefold() for k in keys if one.csl.get(k)}
    if chapter:
        found.pop("ISBN", None)
    return found


def _cited(one: Reference) -> str:
    """Title and year."""
    parts = one.csl.get("issued", {}).get("date-parts", [[""]])
    return f"{_title(one)} ({parts[0][0]})"


def _title(one: Reference) -> str:
    return " ".join(re.findall(r"\w+", str(one.csl.get("title", "")).casefold()))


def _entity_signs(one: Entity) -> dict[str, str]:
    return {i.scheme: i.value.rstrip("/").rpartition("/")[2].upper() for i in one.identifiers}


def _name(one: Entity) -> str:
    return f"{one.name.casefold()}, {_sort_of(one)}"


def _sort_of(one: Entity) -> str:
    parties = {"person", "organisation"}
    return "party" if one.kind.value in parties else one.kind.value


def _filed(one: Entity) -> str:
    """Family name and first initial, which many may share."""
    family, _, given = one.sort.casefold().partition(", ")
    return f"{family}, {given[:1]}" if given else _name(one)


def _no_signs(one: Term) -> dict[str, str]:
    return {}


def _term(one: Term) -> str:
    return one.name.casefold()


def _named(one: Entity | Reference | Term) -> str:
    return str(one.csl.get("title", "")) if isinstance(one, Reference) else one.name


def _ids(entries: Iterable[Entity | Reference | Term]) -> set[str]:
    return {old for one in entries for old in (one.id, *one.formerly)}


def _free(wanted: str, taken: Collection[str]) -> str:
    chosen, number = wanted, 1
    while chosen in taken:
        number += 1
        chosen = f"{wanted}-{number}"
    return chosen


def _with_id(one: E, chosen: str) -> E:
    if isinstance(one, Reference):
        return replace(one, id=chosen, csl={**one.csl, "id": chosen})
    return replace(one, id=chosen)
