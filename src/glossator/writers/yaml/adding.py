"""Adds entries at the end of a data file, leaving every line that stands in it as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from glossator.model import Entity, Event, Reference, Term
from glossator.problems import beyond_hints
from glossator.readers.apparatus import read_data
from glossator.readers.findings import Reading

E = TypeVar("E", Term, Entity, Reference, Event)


def with_entries_added(text: str, name: str, added: Sequence[E], written: str) -> str:
    """The text of data/NAME.yml with further entries at its end, `written` in YAML.

    Raises ValueError, with a sentence, where the file cannot be read or takes no entries at its
    end; what is returned was read back, holds all that stood there, and the new entries after it.
    """
    if not added:
        return text
    before: Reading[E] = read_data(name, text, "")
    if wrong := beyond_hints(before.problems):
        problem = wrong[0]
        raise ValueError(f"Line {problem.position.line} is to be mended first: {problem.message}")
    known = {entry.id for entry in before.values}
    if again := next((entry.id for entry in added if entry.id in known), ""):
        raise ValueError(f"An entry with the id {again} stands there already.")
    joined = _joined(text, written)
    after: Reading[E] = read_data(name, joined, "")
    if beyond_hints(after.problems) or after.values != (*before.values, *added):
        raise ValueError("The file does not end in entries that begin at its left edge.")
    return joined


def _joined(text: str, written: str) -> str:
    if not text.strip():
        return written
    return f"{text}{_blank_after(text)}{written}"


def _blank_after(text: str) -> str:
    """What makes an empty line between the last entry and the first new one."""
    if text.endswith("\n\n"):
        return ""
    return "\n" if text.endswith("\n") else "\n\n"
