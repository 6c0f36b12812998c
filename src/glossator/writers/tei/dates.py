"""EDTF dates as TEI's attributes (att.datable.w3c), and the text itself in @when-custom."""

from __future__ import annotations

import re

from glossator.dates import Day
from glossator.dates.parts import undoubted
from glossator.dates.sets import date_set
from glossator.model import Certainty, Date
from glossator.readers.dialect import CERTAINTIES, EDTF
from glossator.writers.tei.elements import Element, sub


def bounds(date: Date) -> dict[str, str]:
    """@when for a day, a month or a year; @from and @to for a span of time that a range says, or
    all dates of a set; @notBefore and @notAfter for what only lies between.
    """
    if (several := date_set(date.edtf)) and several.every:
        return _known({"from": _day(date.earliest), "to": _day(date.latest)})
    written = undoubted(date.edtf)
    begin, slash, end = written.partition("/")
    if slash:
        named = {"from": _w3c(begin, date.earliest), "to": _w3c(end, date.latest)}
    elif plain := _w3c(written, None):
        named = {"when": plain}
    else:
        named = {"notBefore": _day(date.earliest), "notAfter": _day(date.latest)}
    return _known(named)


_ONE_STRETCH = re.compile(r"-?[0-9]+X*(?:-(?:XX|0[1-9]|1[0-2]|1X)(?:-[0-9X]{2})?)?")
"""A year, month or day, or all of one; no season."""


def bounds_say_all(date: Date) -> bool:
    """Whether no day lies between the bounds that is not meant, all doubts aside."""
    if several := date_set(date.edtf):
        return len(several.stretches) == 1
    ends = undoubted(date.edtf).split("/")
    return all(end in ("", "..") or _is_one_stretch(end) for end in ends)


def _is_one_stretch(written: str) -> bool:
    """Whether what is not known stands at its end: 1805-XX-05 is twelve days."""
    known_behind = re.search(r"X-?[0-9]", written)
    return _ONE_STRETCH.fullmatch(written) is not None and known_behind is None


def _known(named: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in named.items() if value}


def _w3c(written: str, bound: Day | None) -> str:
    """The date as it is written, where XML Schema has it so; else its bound as a day."""
    bare = undoubted(written)
    parts = bare.split("-")
    plain = all(part.isdigit() for part in parts) and len(parts[0]) == 4
    if plain and 1 <= len(parts) <= 3 and int(parts[0]) and _is_month(parts):
        return bare
    return _day(bound)


def _is_month(parts: list[str]) -> bool:
    return len(parts) == 1 or 1 <= int(parts[1]) <= 12


def _day(bound: Day | None) -> str:
    """XML Schema 1.0 has no year 0, and neither has the calendar."""
    if bound is None or bound[0] == 0:
        return ""
    year, month, day = bound
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}"


def certainty(date: Date, certain: Certainty = Certainty.CERTAIN) -> str:
    """@cert: what is said of the date, else what its sign says; a plain date is certain."""
    if certain is not Certainty.CERTAIN:
        return CERTAINTIES[certain]
    return "low" if date.uncertain else "medium" if date.approximate else ""


def dated(element: Element, date: Date, certain: Certainty = Certainty.CERTAIN) -> Element:
    """The element with the date's attributes."""
    for name, value in bounds(date).items():
        element.set(name, value)
    element.set("when-custom", date.edtf)
    element.set("datingMethod", EDTF)
    if sure := certainty(date, certain):
        element.set("cert", sure)
    return element


def sub_date(parent: Element, date: Date, certain: Certainty = Certainty.CERTAIN) -> Element:
    """A new date, whose words are the EDTF text."""
    return dated(sub(parent, "date", date.edtf), date, certain)
