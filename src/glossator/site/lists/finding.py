"""Sorting and filtering a list: which choices a reader is offered, and what each entry carries.

The page does the rest: every entry stands in it, so that it is whole without scripts. An entry
carries its values, and its place in each order as a number, since names are filed here and not in
the reader's browser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import Any

from markupsafe import Markup

from glossator.site.lists.initials import filing

LONG = 7
"""Entries from which on it is worth looking for words, or writing headings between them."""

MOST_CHOICES = 500
"""Lines of a menu; a longer one is not offered, since it weighs more than the list that it stands
over. What it would choose is found by its words."""

Key = Any
"""Whatever entries are filed by; of one type within an order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entry of a list may be found by."""

    id: str
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Its values in each filter, by the filter's name."""
    filed: Mapping[str, Key] = field(default_factory=dict)
    """What it is filed by in each order, by the order's name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu."""

    value: str
    name: str
    count: int


@dataclass(frozen=True)
class Finder:
    """The menus over a list, and what its entries carry for them."""

    total: int
    filters: Mapping[str, tuple[Choice, ...]]
    """Only those that leave something out; by name, in the order given."""
    orders: tuple[str, ...]
    """The list's own order first; empty where all orders are the same."""
    unseen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By name the values of filters that no menu offers, and an address asks for."""
    names: Mapping[str, str] = field(default_factory=dict)
    """By value the names of a menu that is too long to be offered, where an address asks for these
    values."""
    _entries: Sequence[Entry] = ()
    _ranks: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By order, each entry's place in it."""

    @property
    def words(self) -> bool:
        """Whether words can be looked for: a short list is read faster."""
        return self.total >= LONG

    @property
    def offers(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.words or self.filters or self.orders)

    def marks(self, entry: str) -> Markup:
        """The attributes that an entry carries, with a blank before each."""
        return Markup(self._marks[entry])

    @cached_property
    def _marks(self) -> Mapping[str, str]:
        """By entry; where the rows of a list stand apart, nobody asks for them."""
        ranks = [self._ranks[order] for order in self.orders]
        same: dict[str, str] = {}
        names = (*self.filters, *self.unseen)
        written = ((one.id, _written(one, names, ranks)) for one in self._entries)
        return {name: same.setdefault(mark, mark) for name, mark in written}

    def tokens(self) -> dict[str, list[str]]:
        """The values of each filter, by its name: those that its menu offers, where it has one."""
        offered = {name: [one.value for one in menu] for name, menu in self.filters.items()}
        return offered | {name: list(values) for name, values in self.unseen.items()}

    def values(self) -> dict[str, list[list[int]]]:
        """By entry the places of its values in each filter, filters in their order."""
        known = [
            (name, {value: at for at, value in enumerate(values)})
            for name, values in self.tokens().items()
        ]
        return {
            one.id: [[at[token(value)] for value in one.values.get(name, ())] for name, at in known]
            for one in self._entries
        }

    def sequences(self) -> dict[str, list[int]]:
        """Each order but the list's own, as numbers of entries."""
        numbers = {one.id: number for number, one in enumerate(self._entries)}
        return {
            order: [numbers[one] for one in sorted(ranks, key=ranks.__getitem__)]
            for order, ranks in ((one, self._ranks[one]) for one in self.orders[1:])
        }


Names = Callable[[str], str]


def finder(
    entries: Sequence[Entry],
    filters: Mapping[str, Names] = {},
    orders: Sequence[str] = (),
    unseen: Sequence[str] = (),
) -> Finder:
    """The menus for a list.

    `filters` are names of filters with what readers call a value; `orders` are names of orders,
    the list's own first. A minus before the name turns an order round: '-words'. `unseen` are
    filters without a menu.
    """
    menus = {one: _menu(entries, one, named) for one, named in filters.items()}
    offered = {
        one: menu
        for one, menu in menus.items()
        if divides([choice.count for choice in menu], len(entries))
    }
    ranks = {one: _ranks(entries, one) for one in orders}
    kept = _distinct(ranks)
    carried = {one: _values(entries, one) for one in unseen}
    names = _too_many(menus.values()) if carried else {}
    filed = {order: ranks[order] for order in kept}
    return Finder(len(entries), offered, kept, carried, names, entries, filed)


def _too_many(menus: Iterable[Collection[Choice]]) -> dict[str, str]:
    long = (one for menu in menus if len(menu) > MOST_CHOICES for one in menu)
    return {one.value: one.name for one in long}


def _values(entries: Iterable[Entry], name: str) -> tuple[str, ...]:
    values = (token(value) for one in entries for value in one.values.get(name, ()))
    return tuple(dict.fromkeys(values))


def _menu(entries: Iterable[Entry], name: str, named: Names) -> tuple[Choice, ...]:
    counts = Counter(value for one in entries for value in dict.fromkeys(one.values.get(name, ())))
    choices = (Choice(token(value), named(value), count) for value, count in counts.items())
    return tuple(sorted(choices, key=lambda one: _in_a_menu(one.name)))


def _in_a_menu(name: str) -> tuple[bool, int, Key]:
    """Numbers by size, and before words, which come as lists have them."""
    number = re.match(r"\d+", name)
    return not number, int(number[0]) if number else 0, filing(name)


def divides(counts: Collection[int], total: int) -> bool:
    """Whether a menu of lines with so many entries is worth its room: one of them leaves an entry
    out, and it can be read."""
    return 1 < len(counts) <= MOST_CHOICES and min(counts) < total


def token(value: str) -> str:
    """A value as one word, for an attribute that holds several."""
    return "-".join(value.split())


def _ranks(entries: Sequence[Entry], order: str) -> dict[str, int]:
    """Each entry's place in an order; those filed alike stay as they stood."""
    name = order.removeprefix("-")
    filed = sorted(entries, key=lambda one: one.filed[name], reverse=order.startswith("-"))
    return {one.id: place for place, one in enumerate(filed)}


def _distinct(ranks: Mapping[str, dict[str, int]]) -> tuple[str, ...]:
    """The orders that differ from those before them; none where there is only one."""
    kept: list[str] = []
    for name, ranked in ranks.items():
        if all(ranked != ranks[other] for other in kept):
            kept.append(name)
    return tuple(kept) if len(kept) > 1 else ()


def _written(entry: Entry, filters: Iterable[str], ranks: Sequence[Mapping[str, int]]) -> str:
    held = {name: " ".join(map(token, entry.values.get(name, ()))) for name in filters}
    held["ranks"] = " ".join(str(ranked[entry.id]) for ranked in ranks)
    return "".join(f' data-{name}="{escape(value)}"' for name, value in held.items() if value)
