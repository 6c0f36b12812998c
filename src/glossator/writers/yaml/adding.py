"""Adds entries and notes at the end of their files, leaving every line there as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from textwrap import indent
from typing import TypeVar

from glossator.model import Entity, Event, Note, Reference, Term
from glossator.problems import beyond_hints
from glossator.readers.findings import Reading
from glossator.readers.yamlfiles import read_data, read_notes
from glossator.writers.yaml import write_notes

E = TypeVar("E", Term, Entity, Reference, Event, Note)

_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


def with_entries_added(text: str, name: str, added: Sequence[E], written: str) -> str:
    """The text of data/NAME.yml with further entries at its end, `written` in YAML.

    Raises ValueError, with a sentence, where the file cannot be read or takes no entries at its
    end; what is returned was read back, holds all that stood there, and the new entries after it.
    """

    if not added:
        return text

    def put() -> str:
        return f"{text}{_blank_after(text)}{written}" if text.strip() else written

    refused = "The file does not end in entries that begin at its left edge."
    return _added(text, added, lambda held: read_data(name, held, ""), put, "An entry", refused)


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

    def read(held: str) -> Reading[Note]:
        return read_notes(held, "", letter, kinds)

    def put() -> str:
        return _with_notes(text, write_notes(added, kinds, letters))

    refused = "The file does not end in a list with a hyphen before each note."
    return _added(text, added, read, put, "A note", refused)


def with_entry_rewritten(text: str, before: str, after: str) -> str:
    """The text of a data file with an entry that stands there as `before`, line for line, made
    `after`; the same text where an editor has written into its lines."""
    at = f"\n{text}".find(f"\n{before}")
    end = at + len(before)
    if at < 0 or text[end : end + 1] in (" ", "\t"):
        return text
    return f"{text[:at]}{after}{text[end:]}"


def _added(
    text: str,
    added: Sequence[E],
    read: Callable[[str], Reading[E]],
    put: Callable[[], str],
    called: str,
    refused: str,
) -> str:
    """What `put` makes of the text; read back, it holds what stood there and then what is added."""
    before: Reading[E] = read(text)
    if wrong := beyond_hints(before.problems):
        problem = wrong[0]
        raise ValueError(f"Line {problem.position.line} is to be mended first: {problem.message}")
    known = {entry.id for entry in before.values}
    if again := next((entry.id for entry in added if entry.id in known), ""):
        raise ValueError(f"{called} with the id {again} stands there already.")
    whole = put()
    after: Reading[E] = read(whole)
    if beyond_hints(after.problems) or after.values != (*before.values, *added):
        raise ValueError(refused)
    return whole


def _with_notes(text: str, notes: str) -> str:
    """The notes below the text, as far to the right as those in it."""
    if not text.strip():
        return notes
    item = _ITEM.search(text)
    end = "\n" if text.endswith("\n") else "\n\n"
    return f"{text}{end}{indent(notes, item[1] if item else '')}"


def _blank_after(text: str) -> str:
    """What makes an empty line between the last entry and the first new one."""
    if text.endswith("\n\n"):
        return ""
    return "\n" if text.endswith("\n") else "\n\n"
