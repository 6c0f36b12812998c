"""Remarks that a source repeats on letter after letter: they are no notes on any of these letters.

In TEI's notesStmt a project says of each file where its text comes from. On a letter that stands
where its source is named; as a note it would be listed hundreds of times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from glossator.model import Block, Letter, Mark, Note

_FEWEST = 10
"""Letters that come with the same remark; fewer may each be meant by it."""


@dataclass(frozen=True, slots=True)
class Remarked:
    """Letters with what was said of most of them, and the notes that stay."""

    letters: list[Letter]
    notes: list[Note]
    remarks: tuple[tuple[str, int], ...] = ()
    """What was said, and of how many letters."""


def with_remarks_as_sources(
    letters: Sequence[Letter], notes: Sequence[Note], known: Mapping[str, Letter]
) -> Remarked:
    """Remarks on half of all letters or more become part of where each of them comes from.

    `known` are the letters that the edition has already: what is said there so stays said so.
    """
    said = {(one.letter, one.id): _words(one) for one in notes if _is_remark(one)}
    number = Counter(said.values())
    often = {text for text, count in number.items() if count >= max(_FEWEST, len(letters) / 2)}
    moved = {
        key: text
        for key, text in said.items()
        if text in often or (key[0] in known and text in known[key[0]].source)
    }
    of: dict[str, list[str]] = {}
    for (letter, _), text in moved.items():
        of.setdefault(letter, []).append(text)
    return Remarked(
        [_with_source(one, of.get(one.id, ())) for one in letters],
        [one for one in notes if (one.letter, one.id) not in moved],
        tuple(Counter(moved.values()).items()),
    )


def _is_remark(note: Note) -> bool:
    """Whether it is on the letter as a whole, and leads outside: where letters arrived is often the
    same as well, and is no source."""
    plain = not (note.sources or note.by or note.date or note.answers or note.evidence)
    marks = {span.mark for block in note.body for span in block.spans}
    return note.at == "letter" and plain and marks == {Mark.LINK}


def _words(note: Note) -> str:
    return " ".join(" ".join(map(_with_addresses, note.body)).split())


def _with_addresses(block: Block) -> str:
    """The text, with each address behind its words."""
    text = block.text
    for span in sorted(block.spans, key=lambda one: -one.end):
        text = f"{text[: span.end]} <{span.get('href')}>{text[span.end :]}"
    return text


def _with_source(letter: Letter, remarks: Iterable[str]) -> Letter:
    new = [one for one in remarks if one not in letter.source]
    if not new:
        return letter
    parts = (one.rstrip(".") for one in (letter.source, *new) if one)
    return replace(letter, source=f"{'. '.join(parts)}.")
