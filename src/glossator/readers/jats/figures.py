"""Figures, tables and lists: labels and captions, grids of cells, items with their signs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from glossator.model import Enclosing, Kind
from glossator.problems import Rule
from glossator.readers.grid import Reach, in_columns, reach
from glossator.readers.jats.elements import below, child, children, line, name
from glossator.readers.jats.rows import Place, Reading
from glossator.readers.jats.words import Words, nodes, read_words
from glossator.readers.xmlsource import Element, place


def figure(reading: Reading, element: Element, here: Place) -> None:
    """A figure: its label, title and caption as blocks of its kind."""
    captioned(reading, element, replace(here, kind=Kind.FIGURE) if not here.within else here)


def captioned(reading: Reading, element: Element, here: Place) -> None:
    """Label and title on one line, then everything else in order."""
    caption = child(element, "caption")
    parts = [*children(element, "label"), *children(element, "title")]
    parts += children(caption, "title")
    if parts:
        reading.add(reading.together(parts, strong=True), here, element)
    for one in element:
        if name(one) == "caption":
            for inner in one:
                if name(inner) != "title":
                    reading.element(inner, here)
        elif name(one) not in {"label", "title"}:
            reading.element(one, here)


def table_wrap(reading: Reading, element: Element, here: Place) -> None:
    """A table with its caption above and its notes below."""
    inside = reading.within(Enclosing.DIVISION, here, Kind.PARAGRAPH, **{"class": "table-wrap"})
    captioned(reading, element, inside)


def table(reading: Reading, element: Element, here: Place) -> None:
    """The table itself, as a grid."""
    rows, merged = grid(element)
    if merged:
        message = "Cells of a table that were merged (found {}) have become cells of their own."
        reading.context.met.count(Rule.LOST_TEXT, element, message)
    if not rows:
        return
    inside = reading.within(Enclosing.TABLE, here, Kind.CELL)
    for row in rows:
        own = reading.within(Enclosing.ROW, inside, Kind.CELL)
        for cell in row:
            _cell(reading, cell, own, element)


def _cell(reading: Reading, cell: Cell, here: Place, table: Element) -> None:
    words = Words("")
    if cell.element is not None:
        words = read_words(list(nodes(cell.element)), reading.context)
    attributes = (("header", "true"),) if cell.header else ()
    at = place(table if cell.element is None else cell.element, reading.context.met.path)
    reading.put(words, here, at, attributes)


def picture(reading: Reading, element: Element, here: Place) -> None:
    """A picture, which is not taken; what is said under it is."""
    message = "A picture or other medium (found {}) is not taken."
    reading.context.met.count(Rule.LOST_TEXT, element, message)
    captioned(reading, element, here)


def list_items(reading: Reading, element: Element, here: Place) -> None:
    """A list, or a list of definitions."""
    _items(reading, list_of(element), element, here)


def _items(reading: Reading, read: List, element: Element, here: Place) -> None:
    for one in read.before:
        reading.inline(list(nodes(one)), here, one)
    given = {"ordered": "true"} if read.ordered else {}
    inside = reading.within(Enclosing.LIST, here, Kind.ITEM, **given)
    for item in read.items:
        before = len(reading.blocks)
        own = reading.within(Enclosing.ITEM, inside, Kind.ITEM)
        if item.label:
            reading.add(Words(item.label), own, element)
        for part in item.parts:
            reading.element(part, own)
        if item.label:
            _label_joined(reading, before)


def _label_joined(reading: Reading, n: int) -> None:
    """An item's own label stands before its first words, not in a paragraph of its own."""
    if len(reading.blocks) < n + 2 or reading.blocks[n + 1].within != reading.blocks[n].within:
        return
    label, first = reading.blocks[n], reading.blocks[n + 1]
    shift = len(label.text) + 1
    spans = tuple(replace(s, start=s.start + shift, end=s.end + shift) for s in first.spans)
    reading.blocks[n : n + 2] = [replace(first, text=f"{label.text} {first.text}", spans=spans)]
    reading.anchors = [
        replace(a, block=a.block - 1, offset=a.offset + (shift if a.block == n + 1 else 0))
        if a.block > n
        else a
        for a in reading.anchors
    ]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; without an element it is empty, part of one that was merged or missing."""

    element: Element | None = None
    header: bool = False


def grid(table: Element) -> tuple[list[list[Cell]], int]:
    """The rows, and how many cells were merged. Header cells stand in the first row alone."""
    rows = list(below(table, "tr"))
    given = [[(cell, _reach(cell)) for cell in row if name(cell) in {"td", "th"}] for row in rows]
    merged = sum(each.merged for row in given for _, each in row)
    cells = [[Cell(cell) for cell in row] for row in in_columns(given)]
    if not any(cells):
        return [], merged
    if _is_head(rows[0]):
        cells[0] = [Cell(cell.element, header=True) for cell in cells[0]]
    return cells, merged


def _reach(cell: Element) -> Reach:
    return reach(str(cell.get("rowspan", "1")), str(cell.get("colspan", "1")))


def _is_head(row: Element) -> bool:
    parent = row.getparent()
    in_head = parent is not None and name(parent) == "thead"
    return in_head or all(name(cell) == "th" for cell in row)


@dataclass(frozen=True, slots=True)
class Item:
    """One item."""

    parts: tuple[Element, ...]
    label: str = ""
    """Its own sign, where it is not what the list would give it."""


@dataclass(frozen=True, slots=True)
class List:
    """A list."""

    before: tuple[Element, ...]
    """What stands above the items."""
    items: tuple[Item, ...]
    ordered: bool = False


def list_of(element: Element) -> List:
    """A `list` or `def-list`. Labels that count 1, 2, 3 are left to the list itself."""
    if name(element) == "def-list":
        return _definitions(element)
    items = children(element, "list-item")
    labels = [line(next(iter(children(item, "label")), None)) for item in items]
    counted = [label.strip("[]().") for label in labels] == _numbers(len(items))
    before = tuple(one for one in element if name(one) != "list-item")
    ordered = counted or (element.get("list-type") in _COUNTED and not any(labels))
    return List(
        before,
        tuple(
            Item(_parts(item), "" if counted or label in _BULLETS else label)
            for item, label in zip(items, labels, strict=True)
        ),
        ordered,
    )


_COUNTED = {"order", "ordered", "alpha-lower", "alpha-upper", "roman-lower", "roman-upper"}
_BULLETS = {"", "•", "-", "–", "—", "*", "·", "▪", "■", "○"}


def _numbers(count: int) -> list[str]:
    return [str(number) for number in range(1, count + 1)]


def _parts(item: Element) -> tuple[Element, ...]:
    return tuple(one for one in item if name(one) != "label")


def _definitions(element: Element) -> List:
    before = tuple(one for one in element if name(one) not in {"def-item", "def-list"})
    return List(before, tuple(Item(tuple(one)) for one in children(element, "def-item")))
