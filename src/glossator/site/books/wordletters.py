"""A letter for a word processor: its facts, its text with footnotes, and what stands behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossator.directions import direction
from glossator.model import Correspondent, Letter, Note, Target, TargetKind
from glossator.readers.pandoc.ownstyles import ENTRY, FACTS, LEMMA, PARTICULARS, SUBHEADING
from glossator.readers.pandoc.program import Node
from glossator.shortening import shortened
from glossator.site.books.papers import Paper
from glossator.site.letter.apparatus import Apparatus, NoteEntry, ReferenceEntry
from glossator.site.letter.citing import printed_in
from glossator.site.names import (
    fact_name,
    initial_capital,
    kind_of_letter,
    pages_of_print,
    status_of_letter,
    to_be_quoted,
)
from glossator.site.names.lemmas import lemma_words
from glossator.site.names.translations import translations_called
from glossator.site.threads.answers import AnswerView, Side, answers_from, answers_to
from glossator.site.threads.answerwords import label, sentence
from glossator.wording.dates import date_words
from glossator.wording.sounds import before
from glossator.writers.pandoc.nodes import Blocks, Inlines, division, note, para, span, words
from glossator.writers.sureness import certainty_of


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """Writes one letter."""

    paper: Paper
    letter: Letter
    below: Apparatus

    def blocks(self) -> Blocks:
        """All but its title."""
        return [*self._facts(), *self._text(), *self._translations(), *self._evidence(),
                *self._listed(), *self._answers()]  # fmt: skip

    # What is known of it

    def _facts(self) -> Iterator[Node]:
        paper, letter, say = self.paper, self.letter, self.paper.wording
        kind = words(initial_capital(kind_of_letter(letter.kind, say)))
        status = status_of_letter(letter.status, say) if letter.status != "complete" else ""
        yield from paper.line([kind, words(status)], FACTS)
        yield from paper.line([self._exchange()], FACTS)
        yield from paper.line(
            [self._date(), self._place(), self._destination(), self._printed()], FACTS
        )
        yield from self._provenance()
        if not letter.blocks:
            lost = say.gettext("The letter is lost.")
            absent = say.gettext("The text is not in this edition.")
            yield para(words(lost if letter.status == "lost" else absent), FACTS)
        yield from self._on_the_whole()

    def _exchange(self) -> Inlines:
        """Who writes to whom."""
        senders = self._people(self.letter.senders, "from")
        recipients = self._people(self.letter.recipients, "to")
        if not recipients:
            return senders
        say, first = self.paper.wording, self.letter.recipients[0]
        name = self.paper.page.catalogue.name(first.target)
        to = before(say.pgettext("before a recipient", "to"), name, say.locale)
        return [*senders, *words(f" {to} " if senders else f"{to} "), *recipients]

    def _provenance(self) -> Iterator[Node]:
        letter, say = self.letter, self.paper.wording
        told = (
            (say.pgettext("of a text", "Source"), letter.source),
            (say.gettext("Rights"), letter.rights),
            (say.gettext("Facsimile"), letter.facsimile.credit if letter.facsimile else ""),
        )
        for called, said in told:
            if said:
                yield para(self.paper.labelled(called, self.paper.addressed(said)), FACTS)

    def _on_the_whole(self) -> Iterator[Node]:
        """A line that carries the footnotes on the whole letter."""
        notes = [one for one in self.below.notes if one.back and not one.anchor.stretches]
        if notes:
            said = self.paper.wording.ngettext(
                "A note on the whole letter", "Notes on the whole letter", len(notes)
            )
            yield para([*words(said), *map(self._footnote, notes)], FACTS)

    def _doubt(self, fact: str) -> Inlines:
        return self.paper.graded(certainty_of(self.letter, fact))

    def _people(self, given: Iterable[Correspondent], fact: str) -> Inlines:
        made: Inlines = []
        for one in given:
            made += words(", ") if made else []
            made += [self.paper.named(one.target), *self.paper.graded(one.certainty)]
        return [*made, *self._doubt(fact)]

    def _date(self) -> Inlines:
        date = self.letter.date
        said = words(date_words(date, self.paper.wording)) if date else []
        return [*said, *self._doubt("date")] if date else []

    def _destination(self) -> Inlines:
        if not self.letter.destination:
            return []
        to = self.paper.wording.pgettext("before the place a letter was sent to", "to")
        target = Target(TargetKind.PLACE, self.letter.destination)
        return [*words(f"{to} "), self.paper.named(target), *self._doubt("destination")]

    def _place(self) -> Inlines:
        if not self.letter.place:
            return []
        target = Target(TargetKind.PLACE, self.letter.place)
        return [self.paper.named(target), *self._doubt("place")]

    def _printed(self) -> Inlines:
        printed = self.letter.printed
        if not printed:
            return []
        pages = pages_of_print(printed.pages, self.paper.wording) if printed.pages else ""
        said = ", ".join(filter(None, (printed_in(self.paper.page.catalogue, self.letter), pages)))
        return [*words(said), *self._doubt("printed")]

    # Its text

    def _text(self) -> Blocks:
        letter = self.letter
        puts: dict[int, dict[int, list[Node]]] = defaultdict(lambda: defaultdict(list))
        for one in self.below.notes:
            if one.anchor.stretches:
                last = one.anchor.stretches[-1]
                puts[last.block][last.end].append(self._footnote(one))
        return self.paper.text(letter.blocks, letter.target, "", letter.language, puts)

    def _footnote(self, one: NoteEntry) -> Node:
        sign = "]" if one.anchor.lemma else "."
        lemma = f"{lemma_words(one.anchor, self.paper.wording)}{sign}"
        said = [*self._said(one, lemma), *self._upon(one.target)]
        return note(said if self.letter.language == self.paper.language else self._in_ours(said))

    def _in_ours(self, said: Blocks) -> Blocks:
        """What the edition says at the foot of a text in another language.

        The first is to be a paragraph, or else the number stands alone in its line.
        """
        first, *rest = said
        begun = para([span(first["c"], lang=self.paper.language)])
        if direction(self.letter.language) == "rtl" or not rest:
            return [begun, *rest]
        return [begun, division(rest, lang=self.paper.language)]

    def _said(self, one: NoteEntry, lemma: str) -> Blocks:
        """What a note says, behind the words that it is on; and what is said of it."""
        body = self.paper.prose(one.anchor.note.body, one.target, style="")
        name = f"{self.paper.prefix}note-{one.anchor.note.id}"
        head = [span([span(words(lemma), LEMMA)], name=name), *words(" ")]
        if body and body[0]["t"] == "Para":
            body = [para([*head, *body[0]["c"]]), *body[1:]]
        else:
            body = [para(head), *body]
        return [*body, *self._particulars(one), *self._events(one)]

    def _upon(self, target: Target) -> Iterator[Node]:
        """Notes on a note stand in its footnote, since a footnote has none of its own."""
        for one in self.below.notes:
            if one.anchor.at == target:
                said = self.paper.wording.gettext("On %(note)s", note=self.paper.page.name(target))
                said = f"{said}."
                yield from (*self._said(one, said), *self._upon(one.target))

    def _particulars(self, one: NoteEntry) -> Blocks:
        said, paper, say = one.anchor.note, self.paper, self.paper.wording
        kind = paper.page.catalogue.kinds.get(said.kind, said.kind)
        sources = [paper.reference(each) for each in said.sources]
        rests = paper.addressed(said.evidence) if said.evidence else []
        answers = [self._answered(each) for each in answers_from(paper.page, self.letter.target)
                   if each.note and each.note.id == said.id]  # fmt: skip
        return paper.line(
            [
                [*words(kind), *paper.graded(said.certainty)],
                self._by(said),
                paper.labelled(say.gettext("Sources"), paper.several(sources)) if sources else [],
                paper.labelled(say.gettext("Rests on"), rests) if rests else [],
                *answers,
            ],
            PARTICULARS,
        )

    def _answered(self, one: AnswerView) -> Inlines:
        """What the words that a note is on answer."""
        passage = words(self._passage(one.said))
        led = [self.paper.named(one.said.target), *([*words(": "), *passage] if passage else [])]
        told = self.paper.labelled(label(one.kind, self.paper.wording), led)
        return [*told, *self.paper.graded(one.certainty)]

    def _passage(self, side: Side) -> str:
        say = self.paper.wording
        quoted = shortened(to_be_quoted(side.words, say), 160)
        return say.gettext("‘%(words)s’", words=quoted) if quoted else side.paraphrase

    def _by(self, said: Note) -> Inlines:
        paper = self.paper
        if said.by == "author":
            return words(paper.wording.gettext("The writer’s own note."))
        if said.by in ("", "editor"):
            return []
        name = paper.page.name(Target(TargetKind.PARTY, said.by))
        return paper.labelled(paper.wording.pgettext("before an author", "By"), words(name))

    def _events(self, one: NoteEntry) -> Iterator[Node]:
        say = self.paper.wording
        labels = {"before": say.gettext("Earlier events"), "after": say.gettext("Later events")}
        for when, events in one.events:
            dated = (f"{each.title} ({date_words(each.date, say)})" for each in events)
            called = labels.get(when) or say.gettext("Events")
            yield para(self.paper.labelled(called, words("; ".join(dated))), PARTICULARS)

    # What stands behind it

    def _translations(self) -> Iterator[Node]:
        paper, say, letter = self.paper, self.paper.wording, self.letter
        called = translations_called(paper.page.catalogue, letter)
        for one, language in zip(letter.translations, called, strict=True):
            yield para(words(say.gettext("Translation: %(language)s", language=language)),
                       SUBHEADING)  # fmt: skip
            yield from paper.text(one.blocks, letter.target, one.fragment, one.language)
            people = [paper.named(who.target) if who.party else span(words(who.name))
                      for who in one.translators]  # fmt: skip
            told = (
                (say.gettext("Title"), words(one.title)),
                (say.gettext("Translated by"), paper.several(people)),
                (say.pgettext("of a text", "Source"), paper.addressed(one.source)),
                (say.gettext("Rights in the translation"), paper.addressed(one.rights)),
            )
            yield from paper.line([paper.labelled(*each) for each in told if each[1]], PARTICULARS)

    def _evidence(self) -> Iterator[Node]:
        """What its facts rest on."""
        paper, say, letter = self.paper, self.paper.wording, self.letter
        told = [(initial_capital(fact_name(one.fact, say)), one.comment, one.certainty)
                for one in letter.evidence]  # fmt: skip
        told += [(paper.page.name(one.target), one.comment, one.certainty)
                 for one in letter.correspondents]  # fmt: skip
        held = [
            para(paper.labelled(called, [*paper.addressed(why), *paper.graded(sure)]), ENTRY)
            for called, why, sure in told
            if why
        ]
        yield from (
            [para(words(say.gettext("About this letter")), SUBHEADING), *held] if held else []
        )

    def _listed(self) -> Iterator[Node]:
        """The letter's own list of references, to which its citations lead."""
        listed = [one for one in self.below.references if one.listed]
        if listed:
            yield para(words(self.paper.wording.gettext("References of this letter")), SUBHEADING)
        for one in listed:
            yield para(self._item(one), ENTRY, name=self.paper.prefix + one.fragment)

    def _item(self, one: ReferenceEntry) -> Inlines:
        assert one.listed is not None
        paper, say = self.paper, self.paper.wording
        made = words(f"{one.listed.label}  ")
        if one.reference:
            target = Target(TargetKind.REFERENCE, one.reference.id)
            made += [paper.named(target)]
        else:
            made += words(say.gettext("Not identified."))
        candidates = [Target(TargetKind.REFERENCE, each) for each in one.listed.candidates]
        if candidates:
            maybe = paper.several(map(paper.named, candidates))
            made += [*words(" "), *paper.labelled(say.gettext("It may be"), maybe)]
        made += paper.graded(one.listed.certainty)
        return [*made, *words(f" {one.listed.comment}" if one.listed.comment else "")]

    def _answers(self) -> Iterator[Node]:
        paper, target = self.paper, self.letter.target
        say = paper.wording
        parts: tuple[tuple[str, Sequence[AnswerView]], ...] = (
            (say.gettext("What this letter answers"), answers_from(paper.page, target)),
            (say.gettext("Where it is answered"), answers_to(paper.page, target)),
        )
        for called, answers in parts:
            if answers:
                yield para(words(called), SUBHEADING)
            yield from (para(self._answer(one), ENTRY) for one in answers)

    def _answer(self, one: AnswerView) -> Inlines:
        """Who answers whom, how, and the words of both where the edition has them."""
        say = self.paper.wording
        said = sentence(one.kind, one.answer.name, one.said.name, 0, say)
        quoted = map(self._passage, (one.answer, one.said))
        colon = say.pgettext("punctuation", ":")
        passages = " ↔ ".join(filter(None, quoted))
        told = f"{said}{colon} {passages}" if passages else said
        return [*words(told), *self.paper.graded(one.certainty)]
