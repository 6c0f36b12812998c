"""Dates as bibliographies write them, as CSL has them."""

from __future__ import annotations

import re
from typing import Any

from glossator.dates import parse_date
from glossator.model import Date
from glossator.readers.bibliography.csl import csl_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SIGNS = (
    (r"(?:c|ca|circa)\.?\s*(\d{4})", "{0}~"),
    (r"\[(\d{4})\]", "{0}"),
    (r"\[?(\d{4})\?\]?", "{0}?"),
    (r"\[?(?:c|ca|circa)\.?\s*(\d{4})\]?", "{0}~"),
    (r"(\d{4})\s*[-–/]+\s*(\d{4})", "{0}/{1}"),
)
"""How a year is written where it is not one bare number."""


def date(written: str) -> dict[str, Any] | None:
    """A date in EDTF or in words; None where it is neither.

    Known are 1805-01-02, 1805/01/02, Jan. 2, 1805, c. 1800, [1800?], 1797–1799.
    """
    found = _read(written)
    return None if found is None else csl_date(found)


def in_edtf(written: str) -> str:
    """The same in EDTF; empty where it is no date."""
    found = _read(written)
    return "" if found is None else found.edtf


def _read(written: str) -> Date | None:
    for form in _readings(" ".join(written.split())):
        try:
            return parse_date(form)
        except ValueError:
            continue
    return None


def _readings(written: str) -> list[str]:
    """What the words may mean in EDTF, the likeliest first."""
    found = [(re.fullmatch(pattern, written, re.IGNORECASE), to) for pattern, to in _SIGNS]
    forms = [to.format(*one.groups()) for one, to in found if one]
    slashed = re.fullmatch(r"(\d{4})/(\d{1,2})?/?(\d{1,2})?/?.*", written)
    if slashed and not re.fullmatch(r"\d{4}/\d{4}.*", written):
        forms.append("-".join(part.zfill(2) for part in slashed.groups() if part))
    return [*forms, written, _in_words(written)]


def _in_words(written: str) -> str:
    """Year, month and day picked out of words; empty where something else is in them."""
    year = re.search(r"(?<!\d)\d{4}(?!\d)", written)
    if year is None:
        return ""
    rest = (written[: year.start()] + " " + written[year.end() :]).replace(",", " ")
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", rest)
    name = re.search(r"[A-Za-z]{3,}", rest)
    number = month(name[0]) if name else 0
    if not number or re.sub(r"[\s.,]|\d{1,2}|[A-Za-z]{3,}", "", rest):
        return ""
    return f"{year[0]}-{number:02}" + (f"-{int(day[0]):02}" if day and number < 20 else "")


def month(written: str) -> int:
    """The number of a month or season by its name or number; 0 where it is none."""
    small = written.strip(" .{}").lower()
    if small.isdigit():
        return int(small) if 1 <= int(small) <= 12 else 0
    if small in _SEASONS:
        return _SEASONS[small]
    return next((n for n, name in enumerate(_MONTHS, 1) if small[:3] == name), 0)
