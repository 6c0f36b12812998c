"""Where the lines of a YAML value stand in the file.

Exact for literal block scalars and for plain and quoted values on one line; for folded ones the
beginning of each line of the value is right, and what was joined to it counts on from there.
"""

from __future__ import annotations

from collections.abc import Iterator


def lines_of_value(text: str, start: int, style: str, value: str) -> tuple[int, ...]:
    """The offset in `text` of each line of the value that begins at offset `start`."""
    if style == "|":
        return _literal(text, start, value)
    first = start + (1 if style in ("'", '"') else 0)
    if "\n" not in value and style != ">":
        return (first,)
    return _folded(text, first, style, value)


def _literal(text: str, start: int, value: str) -> tuple[int, ...]:
    """Each line of the value is a line of the file, less the indentation."""
    lines = value.split("\n")
    begins = list(_line_begins(text, start, len(lines)))
    indent = next(
        (
            _end(text, begin) - begin - len(line)
            for begin, line in zip(begins, lines, strict=False)
            if line
        ),
        0,
    )
    return tuple(min(begin + indent, _end(text, begin)) for begin in begins) or (start,)


def _line_begins(text: str, start: int, count: int) -> Iterator[int]:
    """Where the lines after the one at `start` begin, as many as there are up to `count`."""
    offset = start
    for _ in range(count):
        offset = text.find("\n", offset) + 1
        if not offset:
            return
        yield offset


def _end(text: str, begin: int) -> int:
    end = text.find("\n", begin)
    return len(text) if end < 0 else end


def _folded(text: str, first: int, style: str, value: str) -> tuple[int, ...]:
    """Follow the words of the value through the file; an escape hides a word, which then is
    taken to stand where the one before it did."""
    offset = _end(text, first) if style == ">" else first
    found = []
    for line in value.split("\n"):
        words = line.split()
        at = text.find(words[0], offset) if words else -1
        offset = at if at >= 0 else offset
        found.append(max(first, offset - _indent(line) if at >= 0 else offset))
        for word in words:
            at = text.find(word, offset)
            offset = at + len(word) if at >= 0 else offset
    return tuple(found)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
