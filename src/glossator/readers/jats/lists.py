"""Lists and lists of definitions: which items they have, and what numbers them."""

from __future__ import annotations

from dataclasses import dataclass

from glossator.readers.jats.elements import children, line, name
from glossator.readers.xmlsource import Element


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
