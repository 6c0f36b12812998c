"""Notes as W3C Web Annotations (https://www.w3.org/TR/annotation-model/, Recommendation of 2017).

All notes are one AnnotationCollection; the notes of a letter are a page of it, beside the letter.
A note is about two things at once: the words in the letter's page, and the same words in its plain
text, where positions count. Its address is its place in the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from glossator import __version__
from glossator.addresses import address, plain_text_uri
from glossator.asjson.codec import dumped, extended, quoted
from glossator.dates import first_moment
from glossator.identifiers import url
from glossator.model import AnswerKind, Certainty, Date, Letter, Note, Target, TargetKind
from glossator.resolve.resolved import Anchor, AnswerLink, Stretch, in_whole_text
from glossator.writers.citations.references import short_labels
from glossator.writers.export import Each, Limit, Output, Publication, covered
from glossator.writers.linked.portable import lost_in, markdown

COLLECTION_URI = "data/annotations.jsonld"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"cito": "http://purl.org/spar/cito/"}]
"""The model's own, and CiTO for how a passage answers another."""
_AROUND = 32
"""Code points before and after a quote, as other programs have them."""
_MOTIVATIONS = {"gloss": "describing", "textual": "describing", "link": "linking"}
_HTML_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
Json = dict[str, Any]


def annotations_uri(letter: str) -> str:
    """Where the annotations of one letter stand."""
    return f"letters/{letter}.annotations.jsonld"


def annotation_files(publication: Publication) -> Iterator[Output | Each]:
    """The collection, and a page for each letter that has notes; nothing where none has."""
    written = _Collection(publication)
    if written.pages:
        yield Output(COLLECTION_URI, written.collection)
    noted = {letter.id: letter for letter in written.pages}
    yield Each(annotations_uri, noted, written.page)


class _Collection:
    """What the pages of one collection share."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.pages = tuple(
            letter for letter in publication.edition.letters if letter.id in publication.anchors
        )

    @cached_property
    def labels(self) -> dict[str, str]:
        return dict(short_labels(self.publication.edition.references))

    @cached_property
    def answers(self) -> dict[tuple[str, str], list[AnswerLink]]:
        """What each note answers, by its letter and id."""
        found: dict[tuple[str, str], list[AnswerLink]] = {}
        for one in self.publication.resolved.answers:
            if one.note is not None:
                found.setdefault((one.note.letter, one.note.id), []).append(one)
        return found

    @cached_property
    def place(self) -> dict[str, int]:
        return {letter.id: number for number, letter in enumerate(self.pages)}

    @cached_property
    def starts(self) -> list[int]:
        """How many annotations stand before each page."""
        counts, total = [], 0
        for letter in self.pages:
            counts.append(total)
            total += len(self.publication.anchors[letter.id])
        return [*counts, total]

    def collection(self) -> str:
        """The collection without its items."""
        settings = self.publication.settings
        return dumped({
            "@context": CONTEXT,
            "id": self._to(COLLECTION_URI, COLLECTION_URI),
            "type": "AnnotationCollection",
            "label": settings.title,
            **self._head(self.publication.rights()),
            "total": self.starts[-1],
            "first": self._to(annotations_uri(self.pages[0].id), COLLECTION_URI),
            "last": self._to(annotations_uri(self.pages[-1].id), COLLECTION_URI),
        }) + "\n"  # fmt: skip

    def page(self, letter: Letter) -> str:
        """The annotations of one letter."""
        uri, place = annotations_uri(letter.id), self.place[letter.id]
        around = {"prev": place - 1, "next": place + 1}
        head = dumped({
            "@context": CONTEXT,
            "id": self._to(uri, uri),
            "type": "AnnotationPage",
            "partOf": {"id": self._to(COLLECTION_URI, uri), "type": "AnnotationCollection",
                       "label": self.publication.settings.title, "total": self.starts[-1]},
            **self._head(self.publication.rights(letter)),
            **{way: self._to(annotations_uri(self.pages[at].id), uri)
               for way, at in around.items() if 0 <= at < len(self.pages)},
            "startIndex": self.starts[place],
        })  # fmt: skip
        items = map(_Annotation(self, letter, uri).of, self.publication.anchors[letter.id])
        return extended(head, items=_array(*items)) + "\n"

    def _to(self, uri: str, seen_from: str) -> str:
        return self.publication.home.to(uri, seen_from=seen_from)

    def _head(self, terms: Mapping[str, str]) -> Json:
        """Who made it, with what, and under which terms."""
        told = [f"{what}: {terms[what]}" for what in ("text", "notes") if terms.get(what)]
        made: Json = {"generator": {"type": "Software", "name": f"Glossator {__version__}"}}
        if editors := [_editor(one.name, one.orcid) for one in self.publication.settings.editors]:
            made["creator"] = editors
        return {**made, "dc:rights": told} if told else made


def _editor(name: str, orcid: str = "") -> Json:
    known = {"id": f"https://orcid.org/{orcid}"} if orcid else {}
    return {**known, "type": "Person", "name": name}


class _Annotation:
    """Annotations of one letter, as its file has them.

    They are made as text at once, which takes a half of what values for an encoder take: a quote
    stands in each three times.
    """

    def __init__(self, collection: _Collection, letter: Letter, uri: str) -> None:
        self.collection = collection
        self.publication = collection.publication
        self.letter = letter
        self.uri = uri
        self.text = letter.text
        self.starts = letter.starts
        self.pages: dict[str, str] = {}
        """The addresses of pages, by their URI: most of what is told lies on a few."""

    def of(self, anchor: Anchor) -> str:
        """One annotation, as JSON; what is not known is left out."""
        note = anchor.note
        answers = self.collection.answers.get((note.letter, note.id), [])
        created = _moment(note.date)
        told = f',"created":"{created}"' if created else ""
        bodies = _array(*self._bodies(note), *map(self._answered, answers))
        return (
            f'{{"id":{quoted(self._address(note.target))},"type":"Annotation",'
            f'"motivation":{self._motivations(note, answers)}{told}{self._creator(note)},'
            f'"body":{bodies},"target":{self._target(anchor)}{self._cito(answers)}'
            f"{self._former(note)}}}"
        )

    def _address(self, target: Target) -> str:
        uri, fragment = address(target)
        page = self.pages.get(uri)
        if page is None:
            page = self.pages[uri] = self._to(uri)
        return f"{page}#{fragment}" if fragment else page

    def _to(self, uri: str) -> str:
        return self.publication.home.to(uri, seen_from=self.uri)

    @cached_property
    def plain(self) -> str:
        """The address of the letter's plain text."""
        return self._to(plain_text_uri(self.letter.id))

    @staticmethod
    def _motivations(note: Note, answers: Sequence[AnswerLink]) -> str:
        first = f'"{_MOTIVATIONS.get(note.kind, "commenting")}"'
        return _array(first, '"replying"') if answers else first

    def _creator(self, note: Note) -> str:
        """Who wrote it; the collection's creators where it does not say."""
        if note.by == "author":
            found = [self._party(one.party) for one in self.letter.senders]
            return f',"creator":{dumped(found)}' if found else ""
        if note.by in ("", "editor"):
            return ""
        return f',"creator":{dumped(self._party(note.by))}'

    def _party(self, name: str) -> Json:
        """A party of the edition, one of its editors, or anyone by name."""
        target = Target(TargetKind.PARTY, name)
        party = self.publication.entities.get(target)
        if party is not None:
            kind = "Organization" if party.kind.value == "organisation" else "Person"
            return {"id": self._address(target), "type": kind, "name": party.name}
        orcids = {one.name: one.orcid for one in self.publication.settings.editors}
        return _editor(name, orcids.get(name, ""))

    def _bodies(self, note: Note) -> Iterator[str]:
        value, form = markdown(note.body, self._address, self.collection.labels)
        language = quoted(self.publication.settings.language)
        if value.strip():
            said = quoted(value.strip("\n"))
            yield (f'{{"type":"TextualBody","value":{said},"format":"{form}",'
                   f'"language":{language},"purpose":"commenting"}}')  # fmt: skip
        yield f'{{"type":"TextualBody","value":{quoted(note.kind)},"purpose":"tagging"}}'
        if note.certainty is not Certainty.CERTAIN or note.evidence:
            grade = f"certainty: {note.certainty.value}"
            said = quoted(f"{grade} ({note.evidence})" if note.evidence else grade)
            yield (f'{{"type":"TextualBody","value":{said},"language":{language},'
                   f'"purpose":"classifying"}}')  # fmt: skip
        for source in note.sources:
            yield _specific(self._source(source), '"purpose":"linking"')

    def _source(self, reference: str) -> str:
        """A confirmed DOI, or the place in the edition's list."""
        known = self.publication.references.get(reference)
        doi = str(known.csl.get("DOI", "")) if known and "DOI" not in known.unconfirmed else ""
        return (doi and url("doi", doi)) or self._address(Target(TargetKind.REFERENCE, reference))

    def _answered(self, answer: AnswerLink) -> str:
        """What is answered: the passage, the letter, or the publication."""
        selector = ""
        letter = self.publication.letters.get(answer.target.id)
        if answer.target_stretches and letter is not None:
            start, end = in_whole_text(answer.target_stretches, letter.starts)
            selector = f'"selector":{_quote(letter.text, start, end)},'
        called = ""
        if AnswerKind.of_cito(answer.kind.cito) is not answer.kind:
            called = f',"label":{quoted(answer.kind.value)}'
        return _specific(self._address(answer.target), f'{selector}"purpose":"replying"{called}')

    def _cito(self, answers: Sequence[AnswerLink]) -> str:
        found: dict[str, list[Json]] = {}
        for one in answers:
            found.setdefault(f"cito:{one.kind.cito}", []).append({"id": self._address(one.target)})
        return "".join(f',"{name}":{dumped(ends)}' for name, ends in found.items())

    def _former(self, note: Note) -> str:
        """The addresses that the note had."""
        former = (note.target._replace(id=one) for one in note.formerly)
        ends = [{"id": self._address(one)} for one in former]
        return f',"owl:sameAs":{dumped(ends)}' if ends else ""

    def _target(self, anchor: Anchor) -> str:
        """The letter, the note, or the words: in the page by quote, in the text by position."""
        page = self._address(self.letter.target)
        stretches = covered(anchor, self.letter)
        if not stretches:
            noted = anchor.at is not None and anchor.at.kind is TargetKind.NOTE
            return quoted(self._address(anchor.at) if anchor.at and noted else page)
        start, end = in_whole_text(stretches, self.starts)
        position = f'{{"type":"TextPositionSelector","start":{start},"end":{end}}}'
        quote = [_quote(self.text, start, end)] if start < end else []
        in_page = _array(*self._in_page(stretches, quote, anchor.at))
        in_text = _array(position, *quote)
        return _array(
            _specific(page, f'"selector":{in_page}'),
            _specific(self.plain, f'"selector":{in_text}'),
        )

    def _in_page(
        self, stretches: Sequence[Stretch], quote: list[str], at: Target | None
    ) -> list[str]:
        """The quote, and the block that it stands in, refined by it; a block alone for a point, and
        what the note is on as a whole, a block or what holds several, beside its words."""
        block = self.letter.blocks[stretches[0].block]
        whole = quote and at is not None and at.kind is TargetKind.BLOCK
        meant = at.id if at and whole else block.id
        fragment = (f'{{"type":"FragmentSelector","conformsTo":"{_HTML_FRAGMENT}",'
                    f'"value":{quoted(meant)}}}')  # fmt: skip
        if len(stretches) > 1:
            return [*quote, fragment] if whole else quote
        if not quote or whole:
            return [*quote, fragment]
        return [*quote, extended(fragment, refinedBy=quote[0])]


def _array(*held: str) -> str:
    return f"[{','.join(held)}]"


def _specific(source: str, rest: str) -> str:
    return f'{{"type":"SpecificResource","source":{quoted(source)},{rest}}}'


def _quote(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return (f'{{"type":"TextQuoteSelector","exact":{quoted(text[start:end])},'
            f'"prefix":{quoted(before)},"suffix":{quoted(after)}}}')  # fmt: skip


def _moment(date: Date | None) -> str:
    """The beginning of a day; empty where the date is no day."""
    if date is None or date.earliest is None or date.earliest != date.latest:
        return ""
    return first_moment(date.earliest)


def _undated(publication: Publication) -> int:
    return sum(one.date is not None and not _moment(one.date) for one in publication.edition.notes)


def _marks(publication: Publication) -> int:
    return sum(lost_in(note.body) for note in publication.edition.notes)


def _doubtful(publication: Publication) -> int:
    answers = publication.resolved.answers
    return sum(one.note is not None and one.certainty is not Certainty.CERTAIN for one in answers)


LIMITS = (
    Limit("date", "A date that is not one day is left out: the format wants a moment.", _undated),
    Limit("marks", "In notes, marks and blocks that CommonMark has no sign for leave their words.",
          _marks),
    Limit("answer-certainty", "How sure an answer is stands nowhere; how sure the note is does.",
          _doubtful),
)  # fmt: skip
