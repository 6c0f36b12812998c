"""A book's letters as its templates need them, and where its links lead.

Where each thing stands is a Places: a page that prints, one file and an EPUB differ in that alone.
What a book does not hold is linked to where the edition is published; where that is not known, the
book says at its end what its links would have led to. Words that name entries of a kind that its
reader chose to leave out are no links then: a list of all of them would be longer than a letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from glossator.addresses import GLOSSARY, LETTERS, PARTIES, REFERENCES, Home, address, kind_at
from glossator.directions import direction
from glossator.model import Letter, Target, TargetKind
from glossator.site.books.choosing import ENTRIES, Chosen
from glossator.site.books.crossreferences import CrossReferences, cross_references
from glossator.site.catalogue import Catalogue
from glossator.site.letter.apparatus import Apparatus, apparatus
from glossator.site.letter.citing import printed_in
from glossator.site.letter.translations import TranslationView, bound_translations
from glossator.site.sitepage import Link
from glossator.site.threads.answers import AnswerView, answers_from, answers_to
from glossator.site.typesetting.typesetter import Typesetter
from glossator.site.views.letter import Facts, woven


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a book stand: the file of each, '' where there is one file only."""

    letters: Mapping[str, tuple[str, str]]
    """By letter: its file, and what stands before each id in it."""
    contents: str = ""
    glossary: str = ""
    references: str = ""
    people: str = ""
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class BoundLetter:
    """A letter as it stands in a book, with all that its template asks for."""

    letter: Letter
    prefix: str
    page: Typesetter
    """Its own: citations lead to its own list of references."""
    text: Markup
    direction: str
    translations: tuple[TranslationView, ...]
    facts: Facts
    printed: str
    apparatus: Apparatus
    answers: tuple[AnswerView, ...]
    answered: tuple[AnswerView, ...]
    referring: tuple[CrossReferences, ...]


@dataclass(frozen=True)
class Binding:
    """A book being bound: its links, and what they led to outside it."""

    catalogue: Catalogue
    chosen: Chosen
    places: Places
    published: Link | None = None
    """The address of a page or file outside the book, '' where it has none; None where nothing
    outside has one."""
    lists_missed: bool = True
    """Whether the book says at its end what its links would have led to; else such words are none
    of its links."""
    missed: dict[str, None] = field(default_factory=dict, compare=False, repr=False)
    """Pages that links would lead to which are neither in the book nor published."""

    def link(self, uri: str, fragment: str) -> str:
        """Where a link leads from within the book; '' where it leads nowhere."""
        entries = self._entries
        if uri in self._letters:
            letter = self._letters[uri]
            file, prefix = self.places.letters[letter]
            return f"{file}#{prefix}{fragment}" if fragment else f"{file}#letter-{letter}"
        if uri == REFERENCES and (not fragment or fragment in self._references):
            return f"{self.places.references}#{fragment or 'references'}"
        if uri in entries:
            return entries[uri]
        if self.published is not None and (outside := self.published(uri, fragment)):
            return outside
        if not self.lists_missed or kind_at(uri) in self._left_out:
            return ""
        self.missed[uri] = None
        return f"{self.places.elsewhere}#elsewhere"

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        return {address(Target(TargetKind.LETTER, one))[0]: one for one in self.places.letters}

    @cached_property
    def _left_out(self) -> frozenset[TargetKind]:
        return ENTRIES - self.chosen.kinds

    @cached_property
    def _references(self) -> frozenset[str]:
        return frozenset(f"ref-{one.id}" for one in self.chosen.references)

    @cached_property
    def _entries(self) -> Mapping[str, str]:
        """Where what has a page of its own in the site stands in the book."""
        places, chosen = self.places, self.chosen
        made = {LETTERS: f"{places.contents}#contents"}
        made |= {GLOSSARY: f"{places.glossary}#glossary"} if chosen.terms else {}
        made |= {PARTIES: f"{places.people}#people"} if chosen.entities else {}
        terms = [(places.glossary, one.target) for one in chosen.terms]
        people = [(places.people, one.target) for one in chosen.entities]
        for file, target in (*terms, *people):
            made[address(target)[0]] = f"{file}#{target.kind}-{target.id}"
        return made

    def setter(self, uri: str, permalink: str = "") -> Typesetter:
        """What sets the parts that stand once for all letters."""
        return Typesetter(self.catalogue, uri, self.link, permalink)

    def letters(self, uri: str, permalink: str = "", noteref: str = "") -> Iterator[BoundLetter]:
        """The letters; `noteref` are further attributes of each sign of a note."""
        for letter in self.chosen.letters:
            yield self._letter(letter, uri, permalink, noteref)

    def _letter(self, letter: Letter, uri: str, permalink: str, noteref: str) -> BoundLetter:
        _, prefix = self.places.letters[letter.id]
        below = apparatus(self.catalogue, letter)
        listed = {one.target: one.fragment for one in reversed(below.references) if one.listed}
        here = {target: prefix + fragment for target, fragment in listed.items()}
        page = Typesetter(self.catalogue, uri, self.link, permalink, here)
        target = letter.target
        return BoundLetter(
            letter=letter,
            prefix=prefix,
            page=page,
            text=woven(page, letter, prefix, noteref),
            direction=direction(letter.language),
            translations=bound_translations(page, letter, prefix),
            facts=Facts({one.fact: one for one in letter.evidence}),
            printed=printed_in(self.catalogue, letter),
            apparatus=below,
            answers=answers_from(page, target),
            answered=answers_to(page, target),
            referring=cross_references(page, letter, self.chosen.targets),
        )

    def elsewhere(self) -> tuple[str, ...]:
        """The names of what links would have led to, once everything is set."""
        named = {uri: name for uri, name in _names(self.catalogue) if uri in self.missed}
        return tuple(named.get(uri, uri) for uri in self.missed)


def _names(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield REFERENCES, catalogue.wording.gettext("References")
    targets: list[Target] = [Target(TargetKind.LETTER, one) for one in catalogue.letters]
    targets += [Target(TargetKind.TERM, one) for one in catalogue.terms]
    targets += [Target(TargetKind.THREAD, one) for one in catalogue.threads]
    targets += [Target(TargetKind.EVENT, one) for one in catalogue.events]
    targets += [Target(TargetKind.PAGE, one.path) for one in catalogue.edition.pages]
    targets += catalogue.entities
    for target in targets:
        yield address(target)[0], catalogue.name(target)


def together(letters: Iterable[Letter]) -> Places:
    """All in one file; each letter's ids carry its own id, 'reed-1804/p3'."""
    return Places({letter.id: ("", f"{letter.id}/") for letter in letters})


def published_at(home: Home) -> Link | None:
    """Links into the site; None for a site whose address is not known."""
    return home.to if home.site else None
