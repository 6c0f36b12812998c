"""Questions to an editor, written as comments into a letter's Markdown beside what they ask about.

A comment is nothing to readers. One stands above the block that it is about, or above all that
encloses the block, where a line between would part what belongs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from glossator.model import Letter
from glossator.readers.account import Question
from glossator.readers.letterfile.letter import read_letter

_DASHES = re.compile(r"--+>?")


def with_questions(written: str, letter: Letter, questions: Sequence[Question]) -> str:
    """A letter's file with the questions in it; `written` is what the letter was written as."""
    if not questions:
        return written
    read = _read(written, letter)
    starts = {block.id: block.position.line for block in read.blocks}
    first = min(starts.values(), default=written.count("\n") + 1)
    for near in (True, False):
        asked = _with_comments(written, questions, starts if near else {}, first)
        if _read(asked, letter) == read:
            return asked
    raise ValueError(f"The questions about {letter.id} cannot be written beside its text.")


def _read(written: str, letter: Letter) -> Letter:
    return read_letter(written, "", letter.id, letter.language).values[0]


def _with_comments(
    written: str, questions: Iterable[Question], starts: Mapping[str, int], first: int
) -> str:
    lines = written.split("\n")
    above: dict[int, list[str]] = {}
    for one in questions:
        line = _chunk(lines, starts.get(one.block, first), first)
        above.setdefault(line, []).append(comment(one.said))
    return "\n".join(_laid(lines, above))


def comment(said: str) -> str:
    """A sentence as a comment of Markdown and HTML, which two hyphens would end."""
    return f"<!-- To check: {_DASHES.sub('–', ' '.join(said.split())).removesuffix('-')} -->"


def _chunk(lines: Sequence[str], line: int, first: int) -> int:
    """The line, from 1, at which the paragraph or container begins that holds this one."""
    while line > first and (lines[line - 2].strip() or lines[line - 1][:1] in " >"):
        line -= 1
    fences = [n for n in range(1, line) if lines[n - 1].startswith(":::")]
    return fences[-1] if len(fences) % 2 and fences[-1] >= first else line


def _laid(lines: Sequence[str], above: dict[int, list[str]]) -> Iterable[str]:
    for number, line in enumerate(lines, start=1):
        if number in above:
            yield from above[number]
            yield ""
        yield line
