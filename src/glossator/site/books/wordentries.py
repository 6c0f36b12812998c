"""What stands once behind all letters for a word processor: terms, works, people and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossator.model import Entity, Identifier, Reference, Sense, Target, TargetKind, Term
from glossator.readers.pandoc.ownstyles import ENTRY, HEADING, PARTICULARS, SUBHEADING
from glossator.readers.pandoc.program import Node
from glossator.site.books.choosing import Chosen
from glossator.site.books.papers import Paper
from glossator.site.letter.apparatus import from_records
from glossator.wording.dates import date_words
from glossator.writers.pandoc.formatted import inlines_of
from glossator.writers.pandoc.nodes import Blocks, Inlines, link, mark, para, words


@dataclass(frozen=True, slots=True)
class Entries:
    """Writes what a book's letters need."""

    paper: Paper
    chosen: Chosen

    def blocks(self) -> Blocks:
        """The parts that hold anything, each under its heading."""
        say = self.paper.wording
        parts = (
            ("glossary", say.gettext("Glossary"), self._glossary()),
            ("references", say.gettext("References"), self._references()),
            ("people", say.gettext("People and places"), self._people()),
        )
        made: Blocks = []
        for name, label, blocks in parts:
            held = list(blocks)
            made += [para(words(label), HEADING, name=name), *held] if held else []
        return made

    def _head(self, target: Target, said: Inlines) -> Node:
        return para(said, SUBHEADING, name=f"{target.kind}-{target.id}")

    def _identified(self, given: Iterable[Identifier]) -> Inlines:
        made: Inlines = []
        for one in given:
            name = f"{self.paper.page.scheme(one)} {one.value}"
            name = f"{name} ({one.label})" if one.label else name
            address = self.paper.page.identifier_url(one)
            made += words("; ") if made else []
            made += [link(words(name), address)] if address else words(name)
            made += self.paper.graded(one.certainty)
        return made

    def _glossary(self) -> Iterator[Node]:
        for term in self.chosen.terms:
            yield from self._term(term)

    def _term(self, term: Term) -> Iterator[Node]:
        paper, target = self.paper, term.target
        more = words(f"  {term.expansion}" if term.expansion else "")
        yield self._head(target, [*words(term.name), *more, *paper.graded(term.certainty)])
        yield from paper.prose(term.definition, target)
        for number, section in enumerate(term.sections):
            yield para([mark("Emph", words(section.title))], ENTRY)
            yield from paper.prose(section.body, target, f"section {number}")
        for number, sense in enumerate(term.senses):
            yield para([mark("Emph", words(self._where(sense)))], ENTRY)
            yield from paper.prose(sense.definition, target, f"sense {number}")
        say = paper.wording
        see = [paper.named(Target(TargetKind.TERM, one)) for one in term.see]
        yield from self._particulars(
            (say.gettext("See also"), paper.several(see)),
            (say.gettext("Sources"), paper.several(map(paper.reference, term.sources))),
            (say.gettext("Rests on"), paper.addressed(term.evidence)),
            ("", self._identified(term.identifiers)),
        )

    def _where(self, sense: Sense) -> str:
        name, say = self.paper.page.name, self.paper.wording
        letters = ", ".join(name(Target(TargetKind.LETTER, one)) for one in sense.letters)
        people = ", ".join(name(Target(TargetKind.PARTY, one)) for one in sense.senders)
        if letters:
            said = say.gettext("In %(letters)s", letters=letters)
        elif people:
            said = say.gettext("As used by %(people)s", people=people)
        else:
            said = say.gettext("Another sense")
        return f"{said} ({date_words(sense.during, say)})" if sense.during else said

    def _particulars(self, *told: tuple[str, Inlines]) -> Blocks:
        paper = self.paper
        said = [paper.labelled(label, one) if label else one for label, one in told if one]
        return paper.line(said, PARTICULARS)

    def _references(self) -> Iterator[Node]:
        if from_records(self.chosen.references):
            remark = self.paper.wording.gettext(
                "Works that are not marked as seen are known from records of them."
            )
            yield para(words(remark), PARTICULARS)
        for one in self.chosen.references:
            yield from self._reference(one)

    def _reference(self, one: Reference) -> Iterator[Node]:
        paper, say = self.paper, self.paper.wording
        entry = inlines_of(str(paper.page.formatted(one.id)))
        said = [*entry, *paper.graded(one.certainty)]
        yield para(said, "Bibliography", name=f"ref-{one.id}")
        yield from paper.prose(one.comment, one.target)
        seen = {
            "none": say.gettext("Not seen by the editor."),
            "part": say.gettext("Seen in part."),
            "whole": say.gettext("Seen."),
        }.get(one.consulted, "")
        doubted = ", ".join(paper.page.unconfirmed(one))
        yield from self._particulars(
            ("", self._led(one)),
            ("", words(seen)),
            (say.gettext("Not confirmed"), words(doubted)),
            (say.gettext("Rests on"), paper.addressed(one.evidence)),
        )

    def _led(self, one: Reference) -> Inlines:
        """A reference's identifiers; one that nobody has confirmed is no link."""
        made: Inlines = []
        for name, value, address in self.paper.page.reference_links(one):
            doubt = self.paper.wording.gettext("unconfirmed") if name in one.unconfirmed else ""
            made += words("; " if made else "")
            shown = words(value)
            made += [*words(f"{name} "), *([link(shown, address)] if address else shown)]
            made += self.paper.graded("certain", doubt)
        return made

    def _people(self) -> Iterator[Node]:
        for one in self.chosen.entities:
            yield from self._entity(one)

    def _entity(self, one: Entity) -> Iterator[Node]:
        paper, say = self.paper, self.paper.wording
        dates = words(f"  {one.dates}" if one.dates else "")
        yield self._head(one.target, [*words(one.sort or one.name), *dates,
                                      *paper.graded(one.certainty)])  # fmt: skip
        yield from paper.line([words(one.role), words("; ".join(one.affiliations))])
        yield from paper.prose(one.biography, one.target)
        yield from self._particulars(
            (say.gettext("Sources"), paper.several(map(paper.reference, one.sources))),
            (say.gettext("Rests on"), paper.addressed(one.evidence)),
            ("", self._identified(one.authorities)),
        )
