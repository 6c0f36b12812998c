"""Dates of which only parts are known or doubtful, as EDTF level 2 writes them (Library of
Congress, EDTF specification): `1984?-06`, `2004-~06-11`, `156X-12-25`, `1984-1X`, `1950S2`,
`Y-17E7`.

Sets of dates stand in `sets`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

Day = tuple[int, int, int]
"""Year, month, day."""

_SIGN = "[~?%]?"
_PARTS = re.compile(
    rf"(?P<a>{_SIGN})(?P<year>-?[0-9X]{{4}})(?P<A>{_SIGN})"
    rf"(?:-(?P<b>{_SIGN})(?P<month>[0-9X]{{2}})(?P<B>{_SIGN})"
    rf"(?:-(?P<c>{_SIGN})(?P<day>[0-9X]{{2}})(?P<C>{_SIGN}))?)?"
)
_ESTIMATED = re.compile(r"(-?[0-9]{4})S([1-4])")
_LONG = re.compile(r"Y(-?[0-9]+)E([0-9])")
_FURTHEST = 10**9
"""The last year of which anything is said."""
NAMES = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Parts:
    """A date as it is written, part by part."""

    known: tuple[str, ...]
    """Year, month and day as far as they are given, an X for each digit that is not known."""
    doubts: tuple[str, ...]
    """Of each part, its sign: ~ for about, ? for uncertain, % for both; or none."""

    @property
    def plain(self) -> str:
        """The same without doubts."""
        return "-".join(self.known)


@lru_cache(maxsize=4096)
def date_parts(written: str) -> Parts | None:
    """The parts of a date; None where it is not one of years, months and days.

    A sign before a part is that part's; one behind it also that of the parts before it.
    """
    found = _PARTS.fullmatch(written)
    if found is None:
        return None
    known = tuple(found[name] for name in NAMES if found[name])
    doubts = [""] * len(known)
    for at, (own, group) in enumerate((("a", "A"), ("b", "B"), ("c", "C"))[: len(known)]):
        doubts[at] = _both(doubts[at], found[own])
        for before in range(at + 1):
            doubts[before] = _both(doubts[before], found[group])
    return Parts(known, tuple(doubts))


def _both(one: str, other: str) -> str:
    signs = set(one + other)
    return "%" if "%" in signs or len(signs) > 1 else "".join(signs)


def undoubted(written: str) -> str:
    """The text without signs of doubt."""
    return re.sub("[~?%]", "", written)


def bounds_of(parts: Parts) -> tuple[Day, Day] | None:
    """The first and the last day that it may be; None where there is no such day."""
    days = (_days(parts, last) for last in (False, True))
    first, last = (next(one, None) for one in days)
    return (first, last) if first and last else None


def _days(parts: Parts, from_last: bool) -> Iterator[Day]:
    year, month, day = (*parts.known, "XX", "XX")[:3]
    sign = -1 if year.startswith("-") else 1
    for y in _fitting(year.removeprefix("-"), 0, 9999, from_last is (sign > 0)):
        for m in _fitting(month, 1, 12, from_last):
            length = calendar.monthrange((sign * y) % 400 + 400, m)[1]
            yield from ((sign * y, m, d) for d in _fitting(day, 1, length, from_last))


def _fitting(pattern: str, least: int, most: int, downward: bool) -> Iterator[int]:
    """The numbers that fit, of which there may be ten thousand."""
    digits = re.compile(pattern.replace("X", "[0-9]"))
    numbers = range(most, least - 1, -1) if downward else range(least, most + 1)
    return (one for one in numbers if digits.fullmatch(f"{one:0{len(pattern)}}"))


def estimated(written: str) -> tuple[int, int, int] | None:
    """A year of which only some digits count: the first year that it may be, the last, and the one
    that it is taken to be. `1950S2` is of the twentieth century."""
    found = _ESTIMATED.fullmatch(written)
    if found is None:
        return None
    year, open_ = int(found[1]), 10 ** (4 - int(found[2]))
    first = abs(year) // open_ * open_
    ends = (first, first + open_ - 1)
    return (*ends, year) if year >= 0 else (-ends[1], -ends[0], year)


def long_year(written: str) -> int | None:
    """A year with an exponent. Raises ValueError, with a sentence, where it is too far away."""
    found = _LONG.fullmatch(written)
    if found is None:
        return None
    year = int(found[1][:12]) * int(f"1{'0' * int(found[2])}")
    if abs(year) >= _FURTHEST:
        raise ValueError(f"“{written}” is further away than dates are told of here.")
    return year
