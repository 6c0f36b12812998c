"""Tables: as many cells in every row, header cells in the first row alone, as Markdown has them.

Merged cells keep their words in the first of them (TEI P5, att.tableDecoration: @rows, @cols).
"""

from __future__ import annotations

from dataclasses import replace

from glossator.model import Enclosing, Kind
from glossator.readers.grid import Reach, in_columns, reach
from glossator.readers.tei.elements import Element, local, words
from glossator.readers.tei.text.walker import Walk

_BESIDE = ("pb", "lb", "cb", "gb", "milestone", "note", "anchor", "fw", "index")
"""What stands in a table or row without being words of its own."""
_HEADS = {"label", "head", "header"}


def table(walk: Walk, element: Element) -> None:
    """A table, its heads before it, and what else is no row behind it."""
    for head in (child for child in element if local(child) == "head"):
        walk.element(head)
    container = walk.composer.enter(Enclosing.TABLE)
    around = (*walk.composer.setting.within, container)
    slots = _slots(element)
    with walk.set(element, Kind.CELL, within=around):
        for child in element:
            if local(child) == "row":
                _row(walk, child, slots[child])
            elif local(child) in _BESIDE:
                walk.element(child)
    for child in element:
        if local(child) not in (*_BESIDE, "head", "row"):
            walk.element(child)


def _slots(element: Element) -> dict[Element, list[Element | None]]:
    """The cells of each row in their columns; None where another reaches, or none is given."""
    rows = [one for one in element if local(one) == "row"]
    given = [[(cell, _reach(cell)) for cell in row if local(cell) == "cell"] for row in rows]
    return dict(zip(rows, in_columns(given), strict=True))


def _reach(cell: Element) -> Reach:
    return reach((cell.get("rows") or "").strip(), (cell.get("cols") or "").strip())


def _row(walk: Walk, element: Element, slots: list[Element | None]) -> None:
    """A row's cells; what stands beside them comes before the cell that follows it."""
    if walk.composer.setting.flat:
        walk.block(element, Kind.CELL)
        return
    container = walk.composer.enter(Enclosing.ROW)
    around = (*walk.composer.setting.within, container)
    head = _is_head(element)
    with walk.set(element, Kind.CELL, within=around):
        for one in slots:
            _cell(walk, one, element, head)
        for one in element:
            if local(one) != "cell":
                walk.element(one)


def _is_head(row: Element) -> bool:
    """Whether it is a table's first row and a row of labels, or of nothing but labels."""
    before = [one for one in row.itersiblings(preceding=True) if local(one) == "row"]
    cells = [one for one in row if local(one) == "cell"]
    labels = row.get("role") in _HEADS or all(one.get("role") in _HEADS for one in cells)
    return not before and bool(cells) and labels and any(words(one) for one in cells)


def _cell(walk: Walk, element: Element | None, row: Element, head: bool) -> None:
    """One block always, also where it is empty or holds paragraphs."""
    with walk.set(row if element is None else element, Kind.CELL):
        kept = [one for one in walk.composer.setting.attributes if one[0] != "align"]
        header = (("header", "true"),) if head else ()
        own = replace(walk.composer.setting, attributes=(*header, *kept), flat=True)
        outer, walk.composer.setting = walk.composer.setting, replace(own, flat=False)
        walk.composer.begin(walk.found.at(row if element is None else element))
        walk.composer.setting = own
        if element is not None:
            walk.content(element)
        walk.composer.setting = outer


def cell(walk: Walk, element: Element) -> None:
    """A cell that stands in no row, or in a table within a cell: words."""
    walk.inline(element)
