"""Adds notes at the end of a notes file, leaving every line that stands in it as it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from textwrap import indent

from glossator.model import Note
from glossator.problems import beyond_hints
from glossator.readers.apparatus import read_notes
from glossator.writers.yaml import write_notes

_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


def with_notes_added(
    text: str, added: Sequence[Note], kinds: tuple[str, ...], letters: Collection[str]
) -> str:
    """The text of a letter's notes file with further notes at its end.

    `kinds` are the edition's kinds of notes, `letters` the ids of its letters. Raises ValueError,
    with a sentence, where the file cannot be read or takes no notes at its end; what is returned
    was read back, holds all that stood there, and the new notes after it.
    """
    if not added:
        return text
    letter = added[0].letter
    before = read_notes(text, "", letter, kinds)
    if wrong := beyond_hints(before.problems):
        problem = wrong[0]
        raise ValueError(f"Line {problem.position.line} is to be mended first: {problem.message}")
    known = {note.id for note in before.values}
    if again := next((note.id for note in added if note.id in known), ""):
        raise ValueError(f"A note with the id {again} stands there already.")
    written = _joined(text, write_notes(added, kinds, letters))
    after = read_notes(written, "", letter, kinds)
    if beyond_hints(after.problems) or after.values != (*before.values, *added):
        raise ValueError("The file does not end in a list with a hyphen before each note.")
    return written


def _joined(text: str, notes: str) -> str:
    """The notes below the text, as far to the right as those in it."""
    if not text.strip():
        return notes
    item = _ITEM.search(text)
    end = "\n" if text.endswith("\n") else "\n\n"
    return f"{text}{end}{indent(notes, item[1] if item else '')}"
