"""Dates in words, from EDTF level 1 (ISO 8601-2): 'July 2013', '2 January 1805 (about)'."""

from __future__ import annotations

import re

from glossator.model import Date

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBTS = {"~": " (about)", "?": " (uncertain)", "%": " (about, uncertain)"}
_HTML = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_ONE = re.compile(r"(?P<year>-?\d{2,4}X{0,2}|Y-?\d+)(?:-(?P<month>..))?(?:-(?P<day>..))?$")


def date_words(date: Date | None) -> str:
    """The date as a reader would say it; empty where there is none."""
    if date is None:
        return ""
    if "/" not in date.edtf:
        return _one(date.edtf)
    first, last = date.edtf.split("/", 1)
    if first in ("", ".."):
        return f"until {_one(last)}"
    if last in ("", ".."):
        return f"from {_one(first)}"
    return f"{_one(first)} to {_one(last)}"


def html_date(date: Date) -> str:
    """The date as the `datetime` of HTML's `time` takes it, without its doubts; empty for what that
    cannot say, such as a range. HTML Living Standard, 4.5.14."""
    bare = date.edtf.rstrip("~?%")
    return bare if _HTML.fullmatch(bare) and not bare.startswith("0000") else ""


def year_words(year: int) -> str:
    """A year of the astronomers' count, in which 0 is 1 BC, as a reader would say it."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _one(edtf: str) -> str:
    """One date, with its doubts; what is not understood stays as written."""
    bare = edtf.rstrip("~?%")
    doubt = _DOUBTS.get(edtf[len(bare) :][:1], "")
    found = _ONE.match(bare)
    if not found:
        return edtf
    words = (_day(found["day"]), _month(found["month"]), _year(found["year"]))
    return " ".join(filter(None, words)) + doubt


def _day(day: str | None) -> str:
    return str(int(day)) if day and day.isdigit() else ""


def _month(month: str | None) -> str:
    if not month or not month.isdigit():
        return ""
    if month in _SEASONS:
        return _SEASONS[month]
    return _MONTHS[int(month) - 1] if 1 <= int(month) <= 12 else ""


def _year(year: str) -> str:
    """A year; the decade or century where digits are left open."""
    if year.startswith("Y"):
        return year[1:]
    if year.endswith("XX"):
        return f"{_ordinal(int(year[:-2]) + 1)} century"
    if year.endswith("X"):
        return f"{year[:-1]}0s"
    if year.startswith("-"):
        return f"{int(year[1:]) + 1} BC"
    return str(int(year))


def _ordinal(number: int) -> str:
    teens = number % 100 in (11, 12, 13)
    suffix = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
