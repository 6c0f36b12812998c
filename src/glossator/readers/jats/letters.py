"""The letters of a file, one after another: each piece with its text, facts and apparatus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from glossator.model import (
    Answer,
    Block,
    Certainty,
    Correspondent,
    Date,
    Entity,
    Evidence,
    Letter,
    Note,
    Printed,
    Reference,
    Term,
)
from glossator.problems import Rule
from glossator.readers.jats.blocks import read_blocks
from glossator.readers.jats.dates import published
from glossator.readers.jats.elements import children, language, line, name
from glossator.readers.jats.facts import built_like_a_paper, printed_item, rights_of, title_of
from glossator.readers.jats.notes import current_places, footnotes, notes_of, with_places
from glossator.readers.jats.people import Person, people
from glossator.readers.jats.pieces import (
    LETTERS,
    PAPERS,
    TRANSLATION,
    Piece,
    cites,
    is_letter,
    ref_lists,
    text_parts,
)
from glossator.readers.jats.reading import Context, Met
from glossator.readers.jats.references import ReferenceList, read_references, reference_id
from glossator.readers.jats.related import Related, csl_of, related
from glossator.readers.jats.terms import terms_of
from glossator.readers.naming import free, id_of
from glossator.readers.sources import SourceReading
from glossator.readers.xmlsource import Element, place
from glossator.wording import N_, wording

_PUBLISHED = N_("The date of publication; the source gives no other.")
_COUNTED = N_("Its list of references is printed without numbers; they are counted here.")
_NOT_NAMED = N_("The source names nobody; these are the authors of what it belongs to.")
"""To editors in English, and to readers in the edition's language."""


def read_pieces(found: Sequence[Piece], path: str, usual: str) -> SourceReading:
    """All pieces of a file; `usual` is the language where none is said, and that of the words
    made for them."""
    reading = _Reading(Met(path, say=wording(usual)), usual)
    inner = [piece for piece in found if piece.within is not None]
    for piece in found:
        alone = not any(one.whole is piece for one in inner)
        if is_letter(piece, alone):
            reading.letter(piece)
        else:
            reading.paper(piece)
    return reading.done()


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of a letter before its text is read."""

    id: str
    language: str
    writers: tuple[Person, ...]
    out: Date | None
    """When it was published."""
    printed: str
    """The id of the item that it was printed as."""
    cited: ReferenceList


@dataclass(slots=True)
class _Reading:
    met: Met
    usual: str
    letters: list[Letter] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    known: dict[Element, str] = field(default_factory=dict)
    """Ids of the letters, and of the references of papers, by their elements."""
    lists: dict[Element, ReferenceList] = field(default_factory=dict)

    def paper(self, piece: Piece) -> None:
        """A paper that its letters are about is an item, no letter."""
        writers = people(piece.meta, piece.element, self.met.path)
        _, issue = published(piece.meta)
        self.known[piece.element] = self._item(piece, writers, issue)
        parts = children(piece.element, "body", "back", "floats-group")
        signs = sum(len("".join(line(part).split())) for part in parts)
        kept = f"“{title_of(piece)}” is a paper and no letter; it is a reference"
        left = f", and its text of {signs:,} signs is left out" if signs else ""
        self.met.accounting.decide(piece.element, f"{kept}{left}.")

    def letter(self, piece: Piece) -> None:
        self._judge(piece)
        writers = self._writers(piece)
        out, issue = self._dates(piece)
        printed = self._item(piece, writers, issue or out)
        cited = self._cited(piece)
        facts = _Facts(
            self._id(writers, out, piece), self._language(piece), writers, out, printed, cited
        )
        blocks = self._blocks(piece, facts)
        self._decided(piece, writers, out, cited)
        self.letters.append(self._made(piece, facts, blocks))
        self.known[piece.element] = facts.id

    def _blocks(self, piece: Piece, facts: _Facts) -> tuple[Block, ...]:
        """The text; its notes and terms are kept."""
        found = footnotes(piece, alone=len(facts.writers) == 1)
        context = Context(
            self.met,
            dict(facts.cited.labels),
            dict(facts.cited.ids),
            frozenset(one.id for one in found),
            {one.element: one.id for one in found},
            facts.language,
        )
        parts = text_parts(piece, self.met)
        row = read_blocks(parts, context, salute=True)
        self.notes += notes_of(found, row, facts.id, context)
        self._keep_terms(terms_of(piece, context))
        self.met.accounting.take(parts)
        return row.blocks

    def _made(self, piece: Piece, facts: _Facts, blocks: tuple[Block, ...]) -> Letter:
        item = self.references[facts.printed]
        return Letter(
            id=facts.id,
            title=title_of(piece),
            blocks=blocks,
            kind=piece.kind,
            senders=self._senders(piece, facts.writers),
            date=facts.out,
            language=facts.language,
            printed=Printed(facts.printed, str(item.csl.get("page", ""))),
            answers=self._answers(piece, facts.cited),
            references=facts.cited.listed,
            rights=rights_of(piece.meta) or rights_of(piece.whole.meta),
            source=self._source(piece, facts.cited),
            evidence=self._dated_by(facts.out),
            position=place(piece.element, self.met.path),
        )

    def _dated_by(self, out: Date | None) -> tuple[Evidence, ...]:
        said = self.met.say.gettext(_PUBLISHED)
        return (Evidence("date", Certainty.LIKELY, said),) if out else ()

    # What is told of a piece

    def _judge(self, piece: Piece) -> None:
        if piece.type in LETTERS and built_like_a_paper(piece):
            message = f"The source files this as {piece.type}, and it is built like a paper."
            self.met.tell(Rule.NOT_A_LETTER, piece.element, message)
        elif piece.type in PAPERS or (piece.within is None and not piece.type):
            said = piece.type.replace("-", " ") or "nothing in particular"
            message = f"The source says that this is {said}; it is read as a letter all the same."
            self.met.tell(Rule.NOT_A_LETTER, piece.element, message)

    def _decided(
        self, piece: Piece, writers: tuple[Person, ...], out: Date | None, cited: ReferenceList
    ) -> None:
        """What was settled for want of a word in the source."""
        decide = self.met.accounting.decide
        if out:
            decide(piece.element, _PUBLISHED, Certainty.LIKELY)
        if cited.counted:
            decide(piece.element, _COUNTED)
        if writers and not people(piece.meta, piece.whole.element, self.met.path):
            decide(piece.element, _NOT_NAMED, Certainty.LIKELY)

    # People

    def _writers(self, piece: Piece) -> tuple[Person, ...]:
        scope = piece.whole.element
        own = with_places(people(piece.meta, scope, self.met.path), current_places(piece))
        kept = tuple(self._kept(one) for one in own)
        if kept or not (piece.answers or piece.type == TRANSLATION):
            return kept
        above = piece.within or piece
        return tuple(self._kept(one) for one in people(above.meta, scope, self.met.path)
                     if one.author)  # fmt: skip

    def _kept(self, person: Person) -> Person:
        """The person under an id of their own; the same one where the name is met again."""
        entity = person.entity
        for known in self.entities.values():
            if known.name == entity.name and known.kind is entity.kind:
                more = tuple(dict.fromkeys((*known.affiliations, *entity.affiliations)))
                ids = known.identifiers or entity.identifiers
                merged = _with(known, affiliations=more, identifiers=ids)
                self.entities[known.id] = merged
                return Person(merged, person.csl, person.author)
        entity = _with(entity, id=free(entity.id, self.entities))
        self.entities[entity.id] = entity
        return Person(entity, person.csl, person.author)

    def _senders(self, piece: Piece, writers: Iterable[Person]) -> tuple[Correspondent, ...]:
        own = bool(people(piece.meta, piece.whole.element, self.met.path))
        comment = "" if own else self.met.say.gettext(_NOT_NAMED)
        sure = Certainty.CERTAIN if own else Certainty.LIKELY
        at = place(piece.element, self.met.path)
        ids = dict.fromkeys(one.entity.id for one in writers)
        return tuple(Correspondent(one, sure, comment, at) for one in ids)

    # When, where, in which language

    def _dates(self, piece: Piece) -> tuple[Date | None, Date | None]:
        own = published(piece.meta)
        return own if own[0] or own[1] else published(piece.whole.meta)

    def _language(self, piece: Piece) -> str:
        return language(piece.element) or language(piece.whole.element) or self.usual

    def _id(self, writers: Sequence[Person], out: Date | None, piece: Piece) -> str:
        first = writers[0].csl if writers else {}
        named = first.get("family") or first.get("literal") or title_of(piece)
        when = out.edtf if out else ""
        bare = f"{id_of(named, 'letter')}-{when}" if when else id_of(named, "letter")
        if len(when) < 7:  # the reference that it was printed in is called so
            bare = f"{bare}-letter"
        return free(bare, {letter.id for letter in self.letters})

    def _source(self, piece: Piece, cited: ReferenceList) -> str:
        part = piece.element.get("id") if piece.within else ""
        said = f", {name(piece.element)} {part}" if part else ""
        file, say = f"{PurePosixPath(self.met.path).name}{said}", self.met.say
        told = [say.gettext("JATS file %(file)s.", file=file)]
        if piece.type == TRANSLATION and piece.within is not None:
            title = title_of(piece.within)
            told.insert(0, say.gettext("A translation of “%(title)s”.", title=title))
        return " ".join((*told, say.gettext(_COUNTED)) if cited.counted else told)

    # References

    def _item(self, piece: Piece, writers: tuple[Person, ...], issued: Date | None) -> str:
        item = printed_item(piece, writers, issued)
        chosen = free(reference_id(item), self.references)
        at = place(piece.element, self.met.path)
        self.references[chosen] = Reference(chosen, {"id": chosen, **item}, position=at)
        return chosen

    def _cited(self, piece: Piece) -> ReferenceList:
        """The piece's own list, or that of the piece around it."""
        own = ref_lists(piece)
        if not own and piece.within is not None:
            return self._cited(piece.within) if cites(piece) else ReferenceList()
        if piece.element not in self.lists:
            read = read_references(own, piece.element, self.references.keys(), self.met)
            self.references.update({one.id: one for one in read.references})
            self.lists[piece.element] = read
        return self.lists[piece.element]

    # Answers

    def _answers(self, piece: Piece, cited: ReferenceList) -> tuple[Answer, ...]:
        if piece.type == TRANSLATION:
            return ()
        found = [answer for one in related(piece) if (answer := self._related(one, cited))]
        if found or piece.within is None:
            return tuple(found)
        before = piece.before if piece.answers and piece.before is not None else None
        to = self.known.get(before.element) if before is not None else None
        if to is not None:
            return (Answer(to, certainty=Certainty.LIKELY),)
        above = self.known.get(piece.within.element)
        return (Answer(above),) if above else ()

    def _related(self, one: Related, cited: ReferenceList) -> Answer | None:
        reference = self._numbered(one)
        listed = {item.reference for item in cited.listed}
        if reference is None:
            item = csl_of(one)
            told = " ".join(next(iter(one.numbers.items()), ()))
            wanted = id_of(f"{one.title[:40]}", "") or id_of(told, "article")
            chosen = free(wanted, self.references)
            reference = Reference(chosen, {"id": chosen, **item})
            self.references[chosen] = reference
        at = place(one.element, self.met.path)
        if one.answered:
            return Answer(reference.id, position=at)
        companion = one.type == "companion" and reference.id in listed
        likely = Answer(reference.id, certainty=Certainty.LIKELY, position=at)
        return likely if companion else None

    def _numbered(self, one: Related) -> Reference | None:
        """The reference with one of its numbers, or with its title where it has none."""
        told = one.numbers or {"title": one.title}
        for reference in self.references.values():
            for key, value in told.items():
                if str(reference.csl.get(key, "")).lower() == value.lower():
                    return reference
        return None

    def _keep_terms(self, found: Iterable[Term]) -> None:
        taken = {term.id: term for term in self.terms}
        self.terms += [one for one in found if one.id not in taken]

    def done(self) -> SourceReading:
        return SourceReading(
            letters=tuple(self.letters),
            notes=tuple(self.notes),
            terms=tuple(self.terms),
            entities=tuple(self.entities.values()),
            references=tuple(self.references.values()),
            problems=tuple(self.met.all()),
            account=self.met.accounting.account(),
        )


def _with(entity: Entity, **changes: object) -> Entity:
    return replace(entity, **changes)  # type: ignore[arg-type]
