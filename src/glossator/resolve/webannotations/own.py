"""Notes that an edition wrote as Web Annotations, made notes again: ids, grades, sources, answers.

What an address leads to is found by its end, as sites move and an edition may be published at
several places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from glossator.identifiers import url
from glossator.model import (
    Answer,
    AnswerKind,
    Certainty,
    Edition,
    Letter,
    Mark,
    Note,
    Prose,
    Quote,
    Reference,
    Span,
)
from glossator.quoting.haystack import Haystack, matches
from glossator.quoting.quote import quote_of
from glossator.readers.webannotations.own import NOTE, Answered, Own
from glossator.resolve.names import further_ids

_REFERENCE = "#ref-"


@dataclass(frozen=True)
class Addressed:
    """What an edition has, by the ends of its addresses."""

    edition: Edition
    haystacks: Mapping[str, Haystack]
    """The letters' texts by their ids."""

    @cached_property
    def letters(self) -> Mapping[str, Letter]:
        """By id, of today or earlier."""
        former = {old: one for one in self.edition.letters for old in one.formerly}
        return former | {one.id: one for one in self.edition.letters}

    @cached_property
    def references(self) -> Mapping[str, Reference]:
        """By id and by the address of a DOI."""
        found = {one.id: one for one in self.edition.references}
        return {_doi(one): one for one in found.values() if _doi(one)} | found

    @cached_property
    def parties(self) -> frozenset[str]:
        """The ids of whoever may have written a note."""
        return frozenset(one.id for one in self.edition.entities)

    def letter(self, address: str) -> Letter | None:
        """The letter on whose page an address is."""
        return self.letters.get(_page(address))

    @cached_property
    def _notes(self) -> Mapping[str, set[str]]:
        """The ids of the notes on each letter, by the letter's."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.edition.notes:
            found[one.letter].add(one.id)
        return found

    def is_part(self, name: str, letter: Letter) -> bool:
        """Whether it is the id of one of a letter's places or of a note on it."""
        return name in self._notes.get(letter.id, ()) or name in _places(letter)

    def reference(self, address: str) -> str:
        """The id of a reference; empty where it is none of the edition's."""
        known = self.references.get(address.partition(_REFERENCE)[2] or address)
        return known.id if known else ""


def _page(address: str) -> str:
    path = address.partition("#")[0].rstrip("/").removesuffix("/index.html")
    return path.rpartition("/")[2].removesuffix(".html")


def _doi(reference: Reference) -> str:
    return url("doi", str(reference.csl.get("DOI", ""))) or ""


def told_of(note: Note, own: Own, known: Addressed) -> Note:
    """The note with all that its edition told of it."""
    return replace(
        note,
        id=own.note,
        body=_linked(note.body, own.page, known),
        formerly=own.formerly,
        certainty=Certainty(own.certainty) if own.certainty in {*Certainty} else Certainty.CERTAIN,
        evidence=own.evidence,
        sources=tuple(filter(None, map(known.reference, own.sources))),
        answers=tuple(_answers(own.answers, known)),
        by=_writer(own.by, note.by, known),
    )


def _linked(body: Prose, page: str, known: Addressed) -> Prose:
    """The body with each link to a letter beside this one, or to a place in it, as one by id."""
    return tuple(
        replace(block, spans=tuple(_by_id(span, page, known) for span in block.spans))
        if any(span.mark is Mark.LINK for span in block.spans)
        else block
        for block in body
    )


def _by_id(span: Span, page: str, known: Addressed) -> Span:
    address, _, place = span.get("href").partition("#")
    letter = known.letter(address) if span.mark is Mark.LINK else None
    if letter is None or span.start == span.end or _folder(address) != _folder(page):
        return span
    part = place.removeprefix(NOTE.removeprefix("#"))
    if place and not known.is_part(part, letter):
        return span
    target = f"{letter.id}#{part}" if place else letter.id
    return replace(span, mark=Mark.CROSS_LINK, attributes=(("target", target),))


def _folder(address: str) -> str:
    return address.rstrip("/").removesuffix("/index.html").rpartition("/")[0]


def _writer(address: str, name: str, known: Addressed) -> str:
    if address == "author":
        return address
    party = _page(address)
    return party if party in known.parties else name


def lost_of(own: Own, known: Addressed) -> tuple[str, ...]:
    """The addresses of sources and of what is answered that lead to nothing of the edition."""
    sources = [one for one in own.sources if not known.reference(one)]
    ends = [one.address for one in own.answers]
    return (*sources, *(one for one in ends if not known.letter(one) and not known.reference(one)))


def _answers(told: tuple[Answered, ...], known: Addressed) -> Iterator[Answer]:
    for one in told:
        letter = known.letter(one.address)
        to = letter.id if letter else known.reference(one.address)
        if to:
            quote = _shortest(one.quote, known.haystacks[letter.id]) if letter else None
            yield Answer(to, AnswerKind.of_cito(one.cito, one.called), quote)


def _shortest(quote: Quote | None, haystack: Haystack) -> Quote | None:
    """The quote with as few words around it as decide; as it is told where it is not found."""
    found = matches(haystack, quote) if quote else []
    return (quote_of(haystack, found[0]) if len(found) == 1 else None) or quote


def place_of(own: Own, letter: Letter, haystack: Haystack, exact: str) -> tuple[Quote | None, str]:
    """Where the note is, as a quote or as what stands under `at:`; neither where that is not
    what stands in the letter now."""
    ids = _places(letter)
    if own.place is None:
        return None, "" if exact else "letter"
    start, end = own.place
    if not exact:
        return None, _point(letter, start, own.block) if start == end else ""
    if letter.text[start:end] != exact:
        return None, ""
    return (None, own.block) if own.block in ids else (quote_of(haystack, (start, end)), "")


def _places(letter: Letter) -> frozenset[str]:
    """The ids of blocks, of what holds them, and of points."""
    seen: set[int] = set()
    return frozenset(
        name for block in letter.blocks for name in (block.id, *further_ids(block, seen))
    )


def _point(letter: Letter, place: int, block: str) -> str:
    """The id of the one point there, or else of its block."""
    starts = zip(letter.blocks, letter.starts, strict=True)
    points = [
        span.get("id")
        for one, start in starts
        for span in one.spans
        if span.start == span.end and start + span.start == place and span.get("id")
    ]
    return points[0] if len(points) == 1 else block
