"""A CSV file's rows, each cell under the name of its column and with its line."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.problems import Position, Problem, Rule

_SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """One entry's cells by their columns; empty cells are not there."""

    cells: dict[str, str]
    position: Position


@dataclass(frozen=True, slots=True)
class Table:
    """A whole file."""

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_table(text: str, path: str) -> Table:
    """The table in the text (RFC 4180), with comma, semicolon, tab or bar between its cells."""
    lines = list(_lines(text, path))
    broken = tuple(one for one in lines if isinstance(one, Problem))
    written = [one for one in lines if not isinstance(one, Problem) and any(map(str.strip, one[1]))]
    if broken or not written:
        message = "The table is empty."
        return Table(problems=broken or (Problem(Rule.BAD_VALUE, Position(path), message),))
    (at, header), *rest = written
    columns = tuple(name.strip().lower() for name in header)
    problems = [*_header(columns, at)]
    rows = []
    for position, cells in rest:
        if any(cell.strip() for cell in cells[len(columns) :]):
            message = f"The row has {len(cells)} cells, and the table {len(columns)} columns."
            cure = "Put quotation marks around what holds the separator."
            problems.append(Problem(Rule.BAD_VALUE, position, message, cure))
            continue
        named = zip(columns, cells, strict=False)
        rows.append(Row({name: cell.strip() for name, cell in named if cell.strip()}, position))
    return Table(columns, tuple(rows), tuple(problems))


def _lines(text: str, path: str) -> Iterator[tuple[Position, list[str]] | Problem]:
    """Each row with the line that it begins in."""
    reader = csv.reader(io.StringIO(text), delimiter=_separator(text), strict=True)
    begin = 1
    try:
        for cells in reader:
            yield Position(path, begin), cells
            begin = reader.line_num + 1
    except csv.Error as error:
        message = f"The row cannot be read: {_plain(error)}."
        cure = "A quotation mark within a cell is written twice, and the cell stands in such marks."
        yield Problem(Rule.BAD_VALUE, Position(path, begin), message, cure)


def _plain(error: csv.Error) -> str:
    """What is wrong, in an editor's words."""
    if "end of data" in str(error):
        return "a quotation mark in it is not closed"
    return "a cell is too long" if "limit" in str(error) else "a cell goes on behind its marks"


def _separator(text: str) -> str:
    """What stands most often in the header."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    counted = Counter(sign for sign in header if sign in _SEPARATORS)
    return max(_SEPARATORS, key=lambda sign: (counted[sign], -_SEPARATORS.index(sign)))


def _header(columns: tuple[str, ...], at: Position) -> Iterator[Problem]:
    for name, count in Counter(columns).items():
        if name and count > 1:
            message = f"Two columns are called “{name}”."
            yield Problem(Rule.BAD_VALUE, at, message, "Give one of them another name.")
