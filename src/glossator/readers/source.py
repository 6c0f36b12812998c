"""Text that knows where it came from, so that a problem inside it has a line and a column."""

from __future__ import annotations

from dataclasses import dataclass

from glossator.problems import Position


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text taken from a file, with the position of the first character of each of its lines.

    A front matter's body, a YAML block scalar and a whole file are such texts. Where the text has
    more lines than positions (a folded scalar), the last position stands for the rest.
    """

    text: str
    lines: tuple[Position, ...]

    @classmethod
    def whole(cls, text: str, path: str, first_line: int = 1) -> SourceText:
        """A text whose lines stand in the file from `first_line` on, beginning at column 1."""
        count = text.count("\n") + 1
        lines = tuple(Position(path, first_line + n, 1) for n in range(count))
        return cls(text, lines)

    @property
    def position(self) -> Position:
        """Where the text begins."""
        return self.lines[0]

    def at(self, line: int, column: int) -> Position:
        """The position of a line and column of the text, both counted from 0."""
        if line < len(self.lines):
            path, number, begun = self.lines[line]
            return Position(path, number, begun + column)
        return self.lines[-1]
