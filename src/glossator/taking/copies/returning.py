"""Documents into which an edition was written, and which come back with others' footnotes.

Of these only notes that the edition has not yet are taken: the letter is there, with all that a
word processor does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from glossator.model import Edition, Letter, Note, TargetKind, plain_text
from glossator.problems.hints import listed
from glossator.readers.sources import SourceReading
from glossator.resolve import Resolved, resolve
from glossator.resolve.resolved import Anchor
from glossator.shortening import begun


def returned(edition: Edition, source: SourceReading) -> SourceReading:
    """The source without letters of the edition that it brings back, their new notes as copied.

    Raises ValueError, with a sentence, where such a letter comes back in other words.
    """
    if not source.written_by_us:
        return source
    noted = {one.letter for one in source.notes}
    pairs = [(one, _known(edition, one, one.id in noted)) for one in source.letters]
    here = {one.id: known for one, known in pairs if known}
    if not here:
        return source
    whole = resolve(edition)[0]
    notes = (one for one in source.notes if one.letter in here)
    asked = (one for one in source.account.decisions if len(here) < len(pairs))
    return replace(
        source,
        letters=tuple(one for one, known in pairs if known is None),
        notes=tuple(one for one in source.notes if one.letter not in here),
        copied=(*source.copied, *_new(whole, here, notes)),
        account=replace(source.account, decisions=tuple(asked)),
    )


def _known(edition: Edition, letter: Letter, noted: bool) -> Letter | None:
    """The edition's letter that this one is, whatever its file is called by now; its title says
    which of several that have the same words."""
    text = _squeezed(letter.text)
    alike = [one for one in edition.letters if _squeezed(one.text) == text]
    if alike:
        named = [one for one in alike if letter.title in (one.title, one.id)]
        return _only(letter, named or alike) if noted else alike[0]
    for one in edition.letters:
        if letter.title in (one.title, one.id) or letter.id == one.id:
            raise ValueError(_in_other_words(letter, one))
    return None


def _only(letter: Letter, alike: Sequence[Letter]) -> Letter:
    if len(alike) == 1:
        return alike[0]
    ids = listed([one.id for one in alike], "and")
    raise ValueError(
        f"{letter.position.path}: {ids} have the same words, and “{letter.title}” does not say "
        "which of them it is. Write the letter’s id there in place of its title, and import the "
        "document again."
    )


def _in_other_words(letter: Letter, known: Letter) -> str:
    texts = ([one.text for one in each.blocks if one.text.strip()] for each in (known, letter))
    pairs = zip_longest(*texts, fillvalue="")
    there, came = next(pair for pair in pairs if len(set(map(_squeezed, pair))) > 1)
    both = enumerate(zip(there, came, strict=False))
    same = next((at for at, (one, other) in both if one != other), min(len(there), len(came)))
    instead = f"“{_from(came, same)}” stands where {known.id} has “{_from(there, same)}”"
    return (
        f"{letter.position.path}: the letter’s own words were changed: {instead}. Its notes are "
        "taken once these words are as they were; to take the changed letter, import it into "
        "another edition."
    )


def _from(text: str, place: int) -> str:
    """The words at a place, and a few before it."""
    start = text.rfind(" ", 0, max(0, place - _BEFORE)) + 1
    return f"{'…' if start else ''}{begun(text[start:])}"


_BEFORE = 20


def _squeezed(text: str) -> str:
    """Pandoc keeps one blank of several."""
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class _Footnote:
    """What stands in a document for a note that the edition has."""

    said: str
    """Its words, and those of notes on it."""
    on: str | None
    """The words that it is on; None where it quotes none, or those of several paragraphs, of which
    a document tells the end alone."""

    def is_in(self, note: Note) -> bool:
        """Whether a note that comes back is this one, as far as both tell where they stand."""
        on = _squeezed(note.quote.exact) if note.quote else None
        there = self.on == on or None in (self.on, on)
        return there and _squeezed(plain_text(note.body)) == self.said


def _new(whole: Resolved, here: dict[str, Letter], notes: Iterable[Note]) -> Iterator[Note]:
    """Notes that are none of the edition's, of which each stands in a document once: “sic” may be
    said of other words as well."""
    there = {known.id: sorted(_footnotes(whole, known), key=lambda one: one.on is None)
             for known in here.values()}  # fmt: skip
    for one in notes:
        known = here[one.letter]
        same = next((each for each in there[known.id] if each.is_in(one)), None)
        if same is not None:
            there[known.id].remove(same)
            continue
        at = one.at if one.at in ("", "letter", *(b.id for b in known.blocks)) else "letter"
        yield replace(one, letter=known.id, at=at)


def _footnotes(whole: Resolved, letter: Letter) -> Iterator[_Footnote]:
    """Those of a letter's notes; notes on a note stand in its footnote."""
    own = whole.anchors_of(letter.id)

    def said(anchor: Anchor) -> str:
        upon: Sequence[Anchor] = [one for one in own if one.at == anchor.note.target]
        return _squeezed(plain_text(anchor.note.body)) + "".join(map(said, upon))

    for one in own:
        if one.at is None or one.at.kind is not TargetKind.NOTE:
            whole_quote = one.note.quote and len(one.stretches) == 1
            yield _Footnote(said(one), _squeezed(one.lemma) if whole_quote else None)
