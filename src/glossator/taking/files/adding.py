"""Adds entries and notes at the end of their files, leaving every line there as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from textwrap import indent
from typing import TypeVar

from glossator.model import KEY, Entity, Event, Note, Reference, Term
from glossator.problems import beyond_hints
from glossator.readers.findings import Reading
from glossator.readers.yamlfiles import read_data, read_notes
from glossator.taking.knownagain.learning import Learned
from glossator.writers.yaml import write_notes
from glossator.writers.yaml.emit import Inline, emit
from glossator.writers.yaml.statements import Written, identifiers

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


def with_more_said(
    text: str, name: str, found: Sequence[Learned]
) -> tuple[str, tuple[Learned, ...]]:
    """The text of data/NAME.yml with what was learned of entries that stand there, and the entries
    that take it in no line of their own: what is returned was read back."""
    before = read_data(name, text, "").values
    whole = text
    for one in found:
        whole = _with_lines(whole, one)
    now = {one.was.id: one.now for one in found}
    after = read_data(name, whole, "")
    expected = tuple(now.get(one.id, one) for one in before)
    if not beyond_hints(after.problems) and after.values == expected and whole != text:
        return whole, ()
    if len(found) == 1:
        return text, tuple(found)
    left: list[Learned] = []
    for one in found:
        text, apart = with_more_said(text, name, (one,))
        left += apart
    return text, tuple(left)


def _with_lines(text: str, one: Learned) -> str:
    """The text with what is new of an entry at the end of its lines, or of the key that it has."""
    begin = re.search(rf"^{re.escape(one.was.id)}:[ \t]*(?:#.*)?\n", text, re.MULTILINE)
    lines = _HELD.match(text, begin.end()) if begin else None
    margin = _MARGIN.search(lines[0]) if lines else None
    if lines is None or margin is None:
        return text
    held = lines[0].rstrip() + "\n"
    held = _with_identifiers(held, margin[1], one)
    end = lines.start() + len(lines[0].rstrip())
    return f"{text[: lines.start()]}{held}{text[end:].removeprefix(chr(10))}"


_HELD = re.compile(r"(?:[ \t]+.*(?:\n|\Z)|[ \t]*\n)*")
"""The lines of an entry: those that are indented, and blank ones."""
_MARGIN = re.compile(r"^([ \t]+)[^\s#]", re.MULTILINE)


def _with_identifiers(held: str, margin: str, one: Learned) -> str:
    """The lines of an entry with its new identifiers, beside those that it has."""
    if not one.was.identifiers:
        return held + indent(emit({"identifiers": identifiers(one.new)}), margin)
    begin = re.search(rf"^{margin}identifiers:[ \t]*", held, re.MULTILINE)
    if begin is None:
        return held
    before, after = held[: begin.end()], held[begin.end() :]
    new = identifiers(each for each in one.new if each.scheme != KEY or not one.was.keys)
    if one.was.keys:
        keys = emit([each.value for each in one.now.identifiers if each.scheme == KEY]).strip()
        after = _KEYS.sub(lambda had: had[1] + keys, after, count=1)
    return before + (_beside(after, margin, new) if new else after)


_KEYS = re.compile(rf"((?:^|(?<=[\s{{,])){KEY}:[ \t]+)(?:\[[^\]\n]*\]|[\w.-]+)", re.MULTILINE)
_BRACES = re.compile(r"\{(?:[^{}\n]|\{[^{}\n]*\})*(?=\})")


def _beside(after: str, margin: str, new: Written) -> str:
    """What follows `identifiers:`, in braces or below it, with more."""
    if braces := _BRACES.match(after):
        pairs = emit(Inline(new)).strip()[1:-1]
        return f"{after[: braces.end()].rstrip()}, {pairs}{after[braces.end() :]}"
    if below := re.match(rf"(?:#.*)?\n({margin}[ \t]+)\S.*\n(?:\1.*\n)*", after):
        return after[: below.end()] + indent(emit(new), below[1]) + after[below.end() :]
    return after


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
