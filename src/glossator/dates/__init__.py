"""Dates in EDTF (ISO 8601-2:2019), all of level 1 and nearly all of level 2: text to Date, with
bounds for sorting.

How a date is shown to readers is not decided here.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from functools import lru_cache
from io import StringIO
from typing import Any

from glossator.dates.parts import Parts, bounds_of, date_parts, estimated, long_year
from glossator.dates.sets import DateSet, date_set
from glossator.model import Date

Day = tuple[int, int, int]
"""Year, month, day."""

_PLAIN = re.compile(r"([0-9]{4})(?:-([01][0-9])(?:-([0-9]{2}))?)?[~?%]?")
_YEAR_MONTH = re.compile(r"(?<![0-9-])-?[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![0-9])")
_LEVEL_1 = frozenset(
    (
        "Date",
        "DateAndTime",
        "UncertainOrApproximate",
        "Unspecified",
        "Season",
        "Interval",
        "Level1Interval",
        "LongYear",
    )
)
"""Of the edtf library's classes."""
_SEASONS = ("21", "22", "23", "24")
_MONTHS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
           37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12)}  # fmt: skip
"""Quarters, thirds and halves of a year, by EDTF's numbers: first and last month."""
_NO_END = (10**9, 1, 1)
_JULIAN = " in the Gregorian calendar, in which dates are written here, also those of Old Style"
_SIGNS = re.compile(r"[0-9XYTZ:?~%/.+-]{1,60}")
_COMMA = re.compile(r"\s*,\s*")
_SHORT_END = re.compile(r"([0-9]{4}(?:-[0-9]{2}){0,2})/([0-9]{1,2})")
"""A range whose end is not whole; in letters rather a date in Old and New Style."""


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Date:
    """The date that an EDTF text means.

    Raises ValueError, with a sentence for an editor, where the text is no date or none that exists.
    An open or unknown end of a range gives None as that bound.
    """
    written = text.strip()
    if written.startswith(("[", "{")):
        written = _COMMA.sub(",", written)
    _refuse_impossible(written)
    earliest, latest = _bounds(written)
    if earliest and latest and earliest > latest:
        raise ValueError(f"“{written}” ends before it begins.")
    return Date(
        written,
        earliest,
        latest,
        approximate=any(sign in written for sign in "~%"),
        uncertain=any(sign in written for sign in "?%"),
    )


def in_time(date: Date) -> tuple[Day | tuple[()], bool, Day]:
    """Where a date stands among others: by its first day, then by its last.

    Before a day comes what is only known not to be later than it, and after all that begin on a
    day what may be any time later.
    """
    begin = date.earliest or date.latest or ()
    return begin, date.earliest is not None, date.latest or _NO_END


def _bounds(written: str) -> tuple[Day | None, Day | None]:
    if plain := _PLAIN.fullmatch(written):
        # The edtf library takes ten milliseconds a date, and most dates are as plain as this.
        return _of_plain(plain)
    if several := date_set(written):
        return _of_set(several, written)
    if "/" not in written and (found := _of_level_2(written)):
        return found
    begin, slash, end = written.partition("/")
    if slash and {begin, end} <= {"", ".."}:
        raise ValueError(f"“{written}” names no day, month or year.")
    from_, to = _PLAIN.fullmatch(begin), _PLAIN.fullmatch(end)
    if slash and (from_ or begin == "..") and (to or end == ".."):
        return from_ and _of_plain(from_)[0], to and _of_plain(to)[1]
    if short := _SHORT_END.fullmatch(written):
        raise ValueError(_doubled(*short.groups()))
    if slash and (both := _range_of_level_2(begin, end)):
        return both
    parsed = _parsed(written)
    earliest = None if begin in ("", "..") else _day(parsed.lower_strict())
    latest = None if slash and end in ("", "..") else _day(parsed.upper_strict())
    return earliest, latest


def _of_level_2(written: str) -> tuple[Day, Day] | None:
    """The bounds of a date of which only parts are known or doubtful; None where it is none."""
    year = long_year(written)
    if about := (year, year) if year is not None else (estimated(written) or ())[:2]:
        return (about[0], 1, 1), (about[1], 12, 31)
    parts = date_parts(written)
    if parts is None or _is_season(parts):
        return None
    if parts.known[0] == "XXXX":
        raise ValueError(f"“{written}” tells no year, by which letters are put in order.")
    if found := bounds_of(parts):
        return found
    raise ValueError(f"“{written}” is no date: there is no such day or month.")


def _is_season(parts: Parts) -> bool:
    return len(parts.known) == 2 and parts.known[1] in _SEASONS


def _range_of_level_2(begin: str, end: str) -> tuple[Day | None, Day | None] | None:
    open_ = [one in ("", "..") for one in (begin, end)]
    ends = [_of_level_2(one) for one in (begin, end)]
    if any(one is None and not free for one, free in zip(ends, open_, strict=True)):
        return None
    return ends[0] and ends[0][0], ends[1] and ends[1][1]


def _of_set(several: DateSet, written: str) -> tuple[Day | None, Day | None]:
    """The library is not asked: it fails at open ends, and older versions at months and days."""
    begins = [_bounds(one.first)[0] if one.first else None for one in several.stretches]
    ends = [_bounds(one.last)[1] if one.last else None for one in several.stretches]
    if any(begin and end and begin > end for begin, end in zip(begins, ends, strict=True)):
        raise ValueError(f"“{written}” ends before it begins.")
    return _outermost(begins, min), _outermost(ends, max)


def _outermost(bounds: Sequence[Day | None], choose: Callable[[list[Day]], Day]) -> Day | None:
    """None where a stretch is open."""
    known = [one for one in bounds if one]
    return choose(known) if len(known) == len(bounds) else None


def _doubled(begin: str, end: str) -> str:
    whole = begin[: -len(end)] + end
    return (
        f"“{begin}/{end}” is no date in EDTF: a range has two whole ends, {begin}/{whole}, and a "
        f"day or year in Old and New Style is one, that of the New Style: {whole}."
    )


def _of_plain(found: re.Match[str]) -> tuple[Day, Day]:
    return _plain_bounds(*(int(part or 0) for part in found.groups()))


def _plain_bounds(year: int, month: int, day: int) -> tuple[Day, Day]:
    if day:
        return (year, month, day), (year, month, day)
    if month:
        return (year, month, 1), (year, month, _length(year, month))
    return (year, 1, 1), (year, 12, 31)


def _parsed(written: str) -> Any:
    """What the edtf library makes of it; level 2 is refused, for no page could show it."""
    if not _SIGNS.fullmatch(written):
        raise ValueError(f"“{written[:60]}” is no date in EDTF.")
    # Few editions have such a date, and loading the library is a tenth of every start.
    import edtf

    try:
        with redirect_stdout(StringIO()):
            parsed = edtf.parse_edtf(written)
    # At some odd ranges the library stumbles over itself, and prints how.
    except (edtf.EDTFParseException, AttributeError, TypeError) as error:
        raise ValueError(f"“{written}” is no date in EDTF.") from error
    if type(parsed).__name__ not in _LEVEL_1 or "S" in written:
        raise ValueError(f"“{written}” is EDTF of a kind that is not read here.")
    return parsed


def _day(bound: Any) -> Day:
    return bound[0], bound[1], bound[2]


def _refuse_impossible(written: str) -> None:
    """Say what is wrong with the thirtieth of February, which the library only calls invalid."""
    for part in _YEAR_MONTH.findall(written):
        negative = part.startswith("-")
        year, month, *day = (int(piece) for piece in part.lstrip("-").split("-"))
        if 25 <= month <= 41 and not day:
            raise ValueError(_part_of_a_year(written, year, month))
        if not 1 <= month <= 12 and not (21 <= month <= 24 and not day):
            raise ValueError(f"“{written}” is no date: there is no month {month:02}.")
        if day and not 1 <= day[0] <= _length(-year if negative else year, month):
            days = _length(year, month)
            name = calendar.month_name[month]
            style = _JULIAN if (month, day[0]) == (2, 29) and year % 100 == 0 else ""
            raise ValueError(f"“{written}” is no date: {name} {year:04} has {days} days{style}.")


def _part_of_a_year(written: str, year: int, number: int) -> str:
    """What to write for a quarter, a half or a season of one hemisphere (level 2)."""
    months = _MONTHS.get(number)
    said = f": {year:04}-{months[0]:02}/{year:04}-{months[1]:02}" if months else ""
    return (
        f"“{written}” is no date that is read here: {number} is no month, and as EDTF's number of "
        f"a part of a year it is not shown. Write the months{said}."
    )


def _length(year: int, month: int) -> int:
    """Days in the month; the proleptic Gregorian calendar repeats every 400 years."""
    return calendar.monthrange(year % 400 + 400, month)[1]


def first_moment(day: Day) -> str:
    """A day as the moment with which it begins (RFC 3339)."""
    year, month, date = day
    return f"{year:04}-{month:02}-{date:02}T00:00:00Z"
