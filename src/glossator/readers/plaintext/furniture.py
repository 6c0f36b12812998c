"""Running heads, page numbers and words such as “continued on next page”: print, not letter.

They are left out by evidence alone, line by line, and what is left out is told with its words.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossator.readers.plaintext.lines import BLANKS, Page
from glossator.readers.plaintext.signs import ended, in_capitals, is_name, salute_of

EDGE = 4
"""Lines from a page's head or foot in which running heads stand."""
_FAR = 20
"""Lines between two page numbers in a text without form feeds."""
_ROW = 3
"""Numbers that make a row."""

_NUMBER = re.compile(r"[\[(–—-]?\s*(\d{1,4}|[ivxlc]{1,7})\s*[\])–—-]?")
_OF = re.compile(r"\s*\bpage\s+(\d+)(?:\s+of\s+\d+)?\s*$", re.IGNORECASE)
_CONTINUED = re.compile(
    r"\(?(?:continued|fortsetzung|suite|à suivre|segue)\b.{0,40}\)", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Spare:
    """A line that is left out."""

    page: int
    """The page's index, from 0."""
    row: int
    words: str
    why: str
    sure: bool = True


def furniture(pages: Sequence[Page]) -> tuple[Spare, ...]:
    """The lines to leave out, in their order."""
    found: dict[tuple[int, int], Spare] = {}
    searches = (_in_any_place, _at_edges, _in_a_row, _apart, _own_numbers)
    for spare in (one for search in searches for one in search(pages)):
        found.setdefault((spare.page, spare.row), spare)
    return tuple(found[key] for key in sorted(found))


def _in_any_place(pages: Sequence[Page]) -> Iterator[Spare]:
    for n, row, words in _all(pages):
        if _CONTINUED.fullmatch(words):
            yield Spare(n, row, words, "it tells of a page")


def _at_edges(pages: Sequence[Page]) -> Iterator[Spare]:
    """What stands at the edges of two pages, but for its numbers; page numbers there."""
    if sum(any(line.strip(BLANKS) for line in page.lines) for page in pages) < 2:
        return
    edges = [(n, row) for n, page in enumerate(pages) for row in _edge(page)]
    signs: defaultdict[str, set[int]] = defaultdict(set)
    for n, row in edges:
        words = _words(pages[n], row)
        if salute_of(words) is None and words[-1] not in ".!?":
            signs[_sign(words)].add(n)
    numbers = _counting(pages, edges)
    for n, row in edges:
        words = _words(pages[n], row)
        if (n, row) in numbers or _OF.fullmatch(words):
            yield Spare(n, row, words, "it is the page’s number")
        elif len(signs[_sign(words)]) >= _fewest(words) and _LETTERS.search(words):
            yield Spare(n, row, words, "it stands at the edge of several pages")


def _fewest(words: str) -> int:
    """On how many pages a line stands that is a running head; a name may be a signature's."""
    return 3 if is_name(words) and not in_capitals(words) else 2


def _counting(
    pages: Sequence[Page], edges: Sequence[tuple[int, int]]
) -> frozenset[tuple[int, int]]:
    """Numbers at the edges of several pages that rise as these do."""
    found: defaultdict[int | str, list[tuple[int, int]]] = defaultdict(list)
    for n, row in edges:
        if number := _NUMBER.fullmatch(_words(pages[n], row)):
            first = int(number[1]) - n if number[1].isdecimal() else "roman"
            found[first].append((n, row))
    several = (places for places in found.values() if len({n for n, _ in places}) > 1)
    return frozenset(place for places in several for place in places)


def _apart(pages: Sequence[Page]) -> Iterator[Spare]:
    """Lines between blank ones that stand so on several pages and are no sentence."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for n, row, words in _all(pages):
        if _stands_alone(pages[n], row) and not ended(words) and _LETTERS.search(words):
            found[words].append((n, row))
    for words, places in found.items():
        if len({n for n, _ in places}) > 1 and salute_of(words) is None:
            for n, row in places:
                yield Spare(n, row, words, "it stands alone on several pages", sure=False)


def _own_numbers(pages: Sequence[Page]) -> Iterator[Spare]:
    """The only number that stands alone on each page, where they rise by one."""
    found = [
        (n, row, words)
        for n, row, words in _all(pages)
        if words.isdecimal() and _stands_alone(pages[n], row)
    ]
    filled = [n for n, page in enumerate(pages) if any(line.strip(BLANKS) for line in page.lines)]
    if len(filled) < 2 or [n for n, _, _ in found] != filled:
        return
    numbers = [int(words) for _, _, words in found]
    if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        for n, row, words in found:
            yield Spare(n, row, words, "it is the page’s number")


def _stands_alone(page: Page, row: int) -> bool:
    around = (page.lines[k] for k in (row - 1, row + 1) if 0 <= k < len(page.lines))
    return not any(line.strip(BLANKS) for line in around)


def _in_a_row(pages: Sequence[Page]) -> Iterator[Spare]:
    """Lines that differ by a number which rises by one each time, far apart from each other."""
    rows: defaultdict[str, list[tuple[int, int, int, str]]] = defaultdict(list)
    for n, row, words in _all(pages):
        numbers = _DIGITS.findall(_OF.sub(r" \1", words))
        alone = _NUMBER.fullmatch(words)
        if numbers and len(words) < 100 and (alone or _LETTERS.search(words)):
            line = pages[n].first + row
            rows["#" if alone else _sign(words)].append((int(numbers[-1]), line, n, words))
    for several in rows.values():
        for number, line, n, words in _rising(several):
            yield Spare(n, line - pages[n].first, words, f"its number, {number}, is one of a row")


def _rising(found: list[tuple[int, int, int, str]]) -> list[tuple[int, int, int, str]]:
    """All of them, where each is one more than that before it and stands a page below it."""
    steps = list(itertools.pairwise(found))
    rising = all(b[0] == a[0] + 1 and b[1] - a[1] >= _FAR for a, b in steps)
    return found if rising and len(found) >= _ROW else []


def _edge(page: Page) -> list[int]:
    filled = [row for row, line in enumerate(page.lines) if line.strip(BLANKS)]
    return sorted({*filled[:EDGE], *filled[-EDGE:]})


def _all(pages: Sequence[Page]) -> Iterator[tuple[int, int, str]]:
    for n, page in enumerate(pages):
        for row in range(len(page.lines)):
            if words := _words(page, row):
                yield n, row, words


def _words(page: Page, row: int) -> str:
    return " ".join(page.lines[row].split())


def _sign(words: str) -> str:
    """The line without what differs from page to page."""
    return _DIGITS.sub("#", _OF.sub("", words))
