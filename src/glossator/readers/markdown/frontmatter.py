"""Splits a file into its YAML front matter and its Markdown body, positions kept."""

from __future__ import annotations

import re

from glossator.readers.source import SourceText

_LINE_ENDS = re.compile(r"\r\n?")
_OPEN = re.compile(r"---[ \t]*")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*")


def split_front_matter(text: str, path: str) -> tuple[SourceText | None, SourceText]:
    """The front matter without its hyphens, and the body.

    None where the file does not begin with a line of three hyphens, or where no second such line
    closes it; the body is then the whole file. Line ends become line feeds.
    """
    lines = with_line_feeds(text.removeprefix("\ufeff")).split("\n")
    end = _closing_line(lines)
    if end is None:
        return None, SourceText.whole("\n".join(lines), path)
    facts = SourceText.whole("\n".join([*lines[1:end], ""]), path, first_line=2)
    body = SourceText.whole("\n".join(lines[end + 1 :]), path, first_line=end + 2)
    return facts, body


def with_line_feeds(text: str) -> str:
    """The text with a line feed at the end of every line, whichever system it came from."""
    return _LINE_ENDS.sub("\n", text)


def _closing_line(lines: list[str]) -> int | None:
    """The number of the line that closes the front matter, counted from 0."""
    if not _OPEN.fullmatch(lines[0]):
        return None
    found = (n for n, line in enumerate(lines[1:], 1) if _CLOSE.fullmatch(line))
    return next(found, None)
