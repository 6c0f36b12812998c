"""What goes into a book: some letters or all, and the entries that they need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from glossator.model import Edition, Entity, Letter, Reference, Target, TargetKind, Term
from glossator.site.catalogue import Catalogue
from glossator.site.views.references import filing

ENTRIES = frozenset({
    TargetKind.TERM, TargetKind.REFERENCE, TargetKind.PARTY, TargetKind.PLACE, TargetKind.WORK,
})  # fmt: skip
"""The kinds of entries that a book may have behind its letters."""
WORKS_CITED = frozenset({TargetKind.REFERENCE})
"""The references alone, without the glossary, people, places and works that are written about."""


@dataclass(frozen=True)
class Chosen:
    """The letters of a book, and its entries in the order in which they stand."""

    letters: tuple[Letter, ...]
    terms: tuple[Term, ...]
    references: tuple[Reference, ...]
    entities: tuple[Entity, ...]
    kinds: frozenset[TargetKind] = ENTRIES
    """The kinds of entries that go into the book."""

    @cached_property
    def targets(self) -> frozenset[Target]:
        """All of them."""
        parts: tuple[tuple[Letter | Term | Reference | Entity, ...], ...]
        parts = (self.letters, self.terms, self.references, self.entities)
        return frozenset(one.target for part in parts for one in part)


class UnknownLetterError(ValueError):
    """A letter was asked for that the edition does not have; `letter` is its id."""

    def __init__(self, letter: str) -> None:
        super().__init__(f"The edition has no letter “{letter}”.")
        self.letter = letter


def everything(catalogue: Catalogue, kinds: frozenset[TargetKind] = ENTRIES) -> Chosen:
    """The whole edition, also entries that no letter needs."""
    edition = catalogue.edition
    return _in_order(catalogue.letters.values(), edition, None, kinds)


def choose(
    catalogue: Catalogue, ids: Iterable[str], kinds: frozenset[TargetKind] = ENTRIES
) -> Chosen:
    """Some letters in the edition's order, with every entry of these kinds that they, their notes
    or these entries name. Raises UnknownLetterError."""
    wanted = frozenset(ids)
    for one in sorted(wanted - set(catalogue.letters)):
        raise UnknownLetterError(one)
    letters = tuple(one for one in catalogue.letters.values() if one.id in wanted)
    return _in_order(letters, catalogue.edition, _needed(catalogue, letters, kinds), kinds)


def _in_order(
    letters: Iterable[Letter],
    edition: Edition,
    needed: set[Target] | None,
    kinds: frozenset[TargetKind],
) -> Chosen:
    def goes_in(target: Target) -> bool:
        return target.kind in kinds and (needed is None or target in needed)

    terms = (one for one in edition.terms if goes_in(one.target))
    references = (one for one in edition.references if goes_in(one.target))
    entities = (one for one in edition.entities if goes_in(one.target))
    return Chosen(
        tuple(letters),
        tuple(sorted(terms, key=lambda one: one.name.casefold())),
        tuple(sorted(references, key=filing)),
        tuple(sorted(entities, key=lambda one: (one.sort or one.name).casefold())),
        kinds,
    )


def _needed(
    catalogue: Catalogue, letters: Iterable[Letter], kinds: frozenset[TargetKind]
) -> set[Target]:
    """Entries named by the letters and their notes, and those that these name in turn."""
    waiting = [target for letter in letters for target in _named_by(catalogue, letter)]
    needed: set[Target] = set()
    while waiting:
        target = waiting.pop()
        if target.kind in kinds and target not in needed:
            needed.add(target)
            mentions = catalogue.resolved.by_source.get(target, ())
            waiting += [mention.target for mention in mentions]
    return needed


def _named_by(catalogue: Catalogue, letter: Letter) -> Iterable[Target]:
    yield from (one.target for one in letter.correspondents)
    yield from (Target(TargetKind.PLACE, one) for one in letter.places)
    for translation in letter.translations:
        yield from (one.target for one in translation.translators)
    for listed in letter.references:
        for reference in (listed.reference, *listed.candidates):
            yield Target(TargetKind.REFERENCE, reference)
    if letter.printed:
        yield Target(TargetKind.REFERENCE, letter.printed.reference)
    sources = [letter.target]
    for anchor in catalogue.anchors[letter.id]:
        sources.append(Target(TargetKind.NOTE, anchor.note.id, letter.id))
        yield Target(TargetKind.PARTY, anchor.note.by)
    for source in sources:
        yield from (one.target for one in catalogue.resolved.by_source.get(source, ()))
