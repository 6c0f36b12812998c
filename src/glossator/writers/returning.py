"""Documents into which an edition was written, and which come back with others' footnotes.

Of these only notes that the edition has not yet are taken: the letter is there, with all that a
word processor does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from glossator.hints import listed
from glossator.model import Edition, Letter, Note, plain_text
from glossator.readers.sources import SourceReading
from glossator.resolve import resolve
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
    whole = resolve(edition)[0].edition  # with the names that links without words have
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


def _new(edition: Edition, here: dict[str, Letter], notes: Iterable[Note]) -> Iterator[Note]:
    """Notes that say what no note of the edition's letter says."""
    said = {known.id: set(_said(edition, known)) for known in here.values()}
    for one in notes:
        known = here[one.letter]
        if _squeezed(plain_text(one.body)) not in said[known.id]:
            at = one.at if one.at in ("", "letter", *(b.id for b in known.blocks)) else "letter"
            yield replace(one, letter=known.id, at=at)


def _said(edition: Edition, letter: Letter) -> Iterator[str]:
    """What stands in the footnote of each note: its words, and those of notes on it."""
    own = [one for one in edition.notes if one.letter == letter.id]

    def whole(note: Note) -> str:
        upon: Sequence[Note] = [one for one in own if one.at == note.id]
        return _squeezed(plain_text(note.body)) + "".join(map(whole, upon))

    return map(whole, own)
