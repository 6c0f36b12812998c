"""A notes file in which some notes give way to others, or go: all other lines are kept as they
are, and so are comments."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from textwrap import indent

from glossator.model import Note
from glossator.readers.findings import Reading
from glossator.readers.yamlfiles import read_notes
from glossator.taking.merging.frontmatter import comments_in, end_of
from glossator.taking.merging.sound import LOST, is_worse, loses
from glossator.writers.yaml import write_notes


def with_notes(
    text: str, letter: str, instead: Mapping[str, Note | None], kinds: tuple[str, ...],
    letters: Collection[str],
) -> str:  # fmt: skip
    """The text of a letter's notes file with other notes in place of some.

    Raises ValueError where the file's lines do not take them; what is returned was read back.
    """
    if not instead:
        return text
    before = read_notes(text, "", letter, kinds)
    there = before.values
    lines = text.split("\n")
    starts = [_begin(lines, one.position.line - 1) for one in there]
    ends = [end_of(lines, one) for one in (*starts[1:], len(lines))]
    for note, start, end in reversed(list(zip(there, starts, ends, strict=True))):
        if note.id in instead:
            said = _said(instead[note.id], lines[start], kinds, letters)
            lines[start:end] = [*comments_in(lines[start:end]), *said] if said else []
    whole = "\n".join(lines)
    return _checked("" if not whole.strip() else whole, letter, instead, before, kinds)


def _begin(lines: list[str], line: int) -> int:
    """The line of the hyphen before a note."""
    while line and not lines[line].lstrip().startswith("-"):
        line -= 1
    return line


def _said(
    note: Note | None, line: str, kinds: tuple[str, ...], letters: Collection[str]
) -> list[str]:
    if note is None:
        return []
    margin = line[: len(line) - len(line.lstrip())]
    return indent(write_notes([note], kinds, letters), margin).removesuffix("\n").split("\n")


def _checked(
    text: str, letter: str, instead: Mapping[str, Note | None], before: Reading[Note],
    kinds: tuple[str, ...],
) -> str:  # fmt: skip
    """The text, if it holds what it should."""
    there = before.values
    wanted = [instead.get(one.id, one) for one in there]
    read = read_notes(text, "", letter, kinds)
    anew = read_notes(write_notes(there, kinds, ()), "", letter, kinds)
    if loses(before.problems, read.problems, anew.problems):
        raise ValueError(LOST)
    same = read.values == tuple(one for one in wanted if one is not None)
    worse = is_worse(before.problems, read.problems)
    if worse or not same or not instead.keys() <= {one.id for one in there}:
        raise ValueError("the lines of its notes file do not take what comes")
    return text
