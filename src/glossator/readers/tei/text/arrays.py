"""Lists and figures."""

from __future__ import annotations

from contextlib import ExitStack

from glossator.model import Enclosing, Kind, Mark
from glossator.problems import Position
from glossator.readers.tei.elements import Element, local, sayings
from glossator.readers.tei.lists.glossary import is_glossary
from glossator.readers.tei.text.divided import stands_between_blocks
from glossator.readers.tei.text.divisions import kind_said
from glossator.readers.tei.text.phrases import described_as
from glossator.readers.tei.text.walker import Walk


def listed(walk: Walk, element: Element) -> None:
    """A list, its heads before it; one that explains words is a glossary and no text."""
    if is_glossary(element):
        return
    said = sayings(element, "rend", "rendition", "type")
    ordered = bool(said & {"ordered", "numbered", "decimal", "arabic", "roman"})
    attributes = (("ordered", "true"),) if ordered else ()
    container = walk.composer.enter(Enclosing.LIST, attributes)
    for head in (child for child in element if local(child) == "head"):
        walk.element(head)
    around = (*walk.composer.setting.within, container)
    with walk.set(element, Kind.ITEM, within=around):
        walk.without(element, "head")


def item(walk: Walk, element: Element) -> None:
    """An item of a list: its blocks, or one without words where it has none."""
    container = walk.composer.enter(Enclosing.ITEM)
    around = (*walk.composer.setting.within, container)
    with walk.set(element, Kind.ITEM, within=around):
        blocks = len(walk.composer.blocks)
        walk.content(element)
        if walk.composer.place() == (blocks, 0) and not walk.composer.setting.flat:
            walk.composer.empty(walk.found.at(element))


def label(walk: Walk, element: Element) -> None:
    """In a list it stands before its item; elsewhere it is a line of its own."""
    parent = element.getparent()
    if parent is not None and local(parent) == "list":
        item(walk, element)
    else:
        walk.block(element, kind_said(element) or Kind.PARAGRAPH)


def figure(walk: Walk, element: Element) -> None:
    """A picture, or the gap that stands for one that is only described, and its words."""
    alone = stands_between_blocks(element)
    with ExitStack() as stack:
        if alone:
            stack.enter_context(walk.set(element, Kind.FIGURE))
        _pictured(walk, element, walk.found.at(element))
        for child in element:
            if local(child) == "head":
                walk.block(child, Kind.FIGURE)
            elif local(child) not in ("figDesc", "graphic"):
                walk.element(child)


def _pictured(walk: Walk, element: Element, at: Position) -> None:
    described = "; ".join(described_as(one) for one in element.findall("{*}figDesc"))
    graphic = element if local(element) == "graphic" else element.find("{*}graphic")
    source = graphic.get("url") or "" if graphic is not None else ""
    if source and ":" not in source and not source.startswith("/"):
        walk.composer.point(Mark.IMAGE, (("src", source), ("alt", described)), at)
    elif described or not len(element) or source:
        what = described or source or "figure"
        walk.composer.point(Mark.GAP, (("reason", what),), at)


def graphic(walk: Walk, element: Element) -> None:
    """A picture that stands in no figure."""
    _pictured(walk, element, walk.found.at(element))
