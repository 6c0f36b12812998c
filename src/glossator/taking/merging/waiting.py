"""Links and answers that waited for letters when an import left them, and lead to these by now.

A source that has not changed leads to such a letter, too, since it has come; what it said when it
did not lead there is known from the letter that is there and still waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from glossator.edition.leading import Known, followed
from glossator.model import Letter, Mark, Note, Prose, Span


def followed_note(note: Note, known: Known) -> Note:
    """A note with what waits in it leading to where it leads by now."""
    now = followed(_as_letter(note), known)
    return replace(note, body=now.blocks, answers=now.answers)


def waited(there: Letter, now: Letter) -> Mapping[str, str]:
    """What waits in a letter, by where it leads by now."""
    pairs = zip(_targets(there), _targets(now), strict=True)
    return {leads: was for was, leads in pairs if was != leads}


def waited_in_note(there: Note, now: Note) -> Mapping[str, str]:
    """The same of a note."""
    return waited(_as_letter(there), _as_letter(now))


def as_it_waited(letter: Letter, targets: Mapping[str, str]) -> Letter:
    """A letter with links and answers as they would be if those letters had not come."""
    if not targets:
        return letter
    answers = tuple(replace(one, to=targets.get(one.to, one.to)) for one in letter.answers)
    return replace(letter, blocks=_text(letter.blocks, targets), answers=answers)


def note_as_it_waited(note: Note, targets: Mapping[str, str]) -> Note:
    """The same of a note."""
    was = as_it_waited(_as_letter(note), targets)
    return replace(note, body=was.blocks, answers=was.answers)


def _as_letter(note: Note) -> Letter:
    return Letter(note.letter, "", note.body, answers=note.answers)


def _targets(letter: Letter) -> Iterator[str]:
    yield from (span.get("target") for span in _links(letter.blocks))
    yield from (one.to for one in letter.answers)


def _links(blocks: Prose) -> Iterable[Span]:
    return (span for one in blocks for span in one.spans if span.mark is Mark.CROSS_LINK)


def _text(blocks: Prose, targets: Mapping[str, str]) -> Prose:
    def span(one: Span) -> Span:
        was = targets.get(one.get("target")) if one.mark is Mark.CROSS_LINK else None
        return replace(one, attributes=(("target", was),)) if was else one

    return tuple(replace(one, spans=tuple(map(span, one.spans))) for one in blocks)
