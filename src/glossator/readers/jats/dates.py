"""Dates of publication, in EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossator.dates import parse_date
from glossator.model import Date
from glossator.readers.jats.elements import child, children, line
from glossator.readers.xmlsource import Element

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ISSUES = frozenset({"ppub", "print", "collection"})
_NOT_OUT = frozenset({"collection", "pmc-release", "received", "accepted", "rev-recd", "preprint"})


def edtf(element: Element | None) -> str:
    """Year, month and day as far as they stand there; empty where there is no year."""
    iso = str(element.get("iso-8601-date", "")) if element is not None else ""
    year = line(child(element, "year"))
    if not year and re.fullmatch(r"\d{4}(-\d\d){0,2}", iso):
        return _valid(iso)
    found = re.match(r"\d{4}", year)
    if not found:
        return ""
    month, day = _month(line(child(element, "month"))), line(child(element, "day"))
    season = _SEASONS.get(line(child(element, "season")).lower(), 0)
    parts = [found[0], *([f"{month or season:02}"] if month or season else [])]
    if month and day.isascii() and day.isdigit():
        parts.append(f"{int(day):02}")
    return _valid("-".join(parts)) or found[0]


def _month(said: str) -> int:
    if said.isascii() and said.isdigit():
        return int(said)
    return _MONTHS.index(said[:3].lower()) + 1 if said[:3].lower() in _MONTHS else 0


def _valid(written: str) -> str:
    try:
        return parse_date(written).edtf
    except ValueError:
        return ""


def published(meta: Element | None) -> tuple[Date | None, Date | None]:
    """When a piece came out, the most exact date that is given; and the date of its issue."""
    given = [(_kind(one), edtf(one)) for one in children(meta, "pub-date")]
    out = [written for kind, written in given if kind not in _NOT_OUT and written]
    issue = [written for kind, written in given if kind in _ISSUES and written]
    every = [written for _, written in given if written]
    return _date(_most_exact(out or every)), _date(_most_exact(issue or out or every))


def _kind(element: Element) -> str:
    return str(
        element.get("pub-type") or element.get("date-type") or element.get("publication-format", "")
    )


def _most_exact(written: Iterable[str]) -> str:
    """The longest; of several the earliest."""
    return min(written, key=lambda one: (-len(one), one), default="")


def _date(written: str) -> Date | None:
    return parse_date(written) if written else None
