"""The whole of a long list in few words, for scripts that filter and sort over all of its pages.

A classic script, which a page loads when its reader first filters or sorts; a site opened from a
folder can do that too. Rows hold plain text: what a row looks like is said by a `<template>` in the
page, into whose slots the words go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from glossator.addresses import Home
from glossator.directions import direction
from glossator.site.lists.finding import Finder
from glossator.site.search.index import in_a_script
from glossator.writers.export import Output

MOST_ROWS = 20_000
"""Entries; more would weigh more than a reader should wait for. The search finds their words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a list in plain text."""

    id: str
    """As the list's finder knows it."""
    uri: str
    fragment: str
    slots: tuple[str, ...]
    """The words for each slot of the page's template."""
    language: str = ""
    """Of the entry's own words, where it is not the interface's (BCP 47)."""
    words: str = ""
    """Further words by which it is found."""


def rows_file(
    uri: str, rows: Callable[[], Iterable[Row]], finder: Callable[[], Finder], home: Home
) -> Output:
    """The script, made when it is asked for."""
    return Output(uri, lambda: rows_script(rows(), finder(), home))


def places_file(
    uri: str, places: Callable[[], Iterable[tuple[str, tuple[str, ...]]]], home: Home
) -> Output:
    """The script that says what stands on which page, by page, made when it is asked for."""
    return Output(uri, lambda: places_script(places(), home))


def places_script(places: Iterable[tuple[str, tuple[str, ...]]], home: Home) -> str:
    """`glossatorPlaces([[page, ids]])`."""
    written = [[home.path(page), list(ids)] for page, ids in places if ids]
    return f"glossatorPlaces({in_a_script(written)});\n"


def rows_script(rows: Iterable[Row], finding: Finder, home: Home) -> str:
    """`glossatorRows({menus, orders, languages, names, rows})`.

    A row is [address, number of its language, slots, by filter the numbers of its values, further
    words]; what is missing at its end is empty. An order is the rows' numbers. Names are there only
    where a menu would be too long, by the values that it would have.
    """
    known = tuple(rows)
    languages = list(dict.fromkeys(["", *(row.language for row in known)]))
    numbers = {name: number for number, name in enumerate(languages)}
    values = finding.values()
    written = {
        "menus": finding.tokens(),
        "orders": finding.sequences(),
        "languages": [[one, direction(one) if one else ""] for one in languages],
        **({"names": finding.names} if finding.names else {}),
        "rows": [
            _written(row, numbers[row.language], values.get(row.id, []), home) for row in known
        ],
    }
    return f"glossatorRows({in_a_script(written)});\n"


def _written(row: Row, language: int, values: list[list[int]], home: Home) -> list[Any]:
    path = home.path(row.uri)
    href = f"{path}#{row.fragment}" if row.fragment else path
    written = [href, language, list(row.slots), values]
    return [*written, row.words] if row.words else written
