"""CSL's dates in the many shapes that CSL-JSON allows and that others' files add to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from glossator.dates import parse_date
from glossator.dates.sets import date_set
from glossator.wording import ENGLISH
from glossator.wording.dates import date_words

_DATE = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_BARE = re.compile(rf"{_DATE.pattern}(?:/{_DATE.pattern})?[~?%]*")


def with_parts(value: object) -> dict[str, Any]:
    """The date with whole-number `date-parts`, or `literal` words; empty where it says nothing.

    Takes CSL-JSON's object (date-parts, raw, literal, edtf), a bare year, or text that begins
    with a year. Literal words are read where they are no more than a date: “3 May 1805 or later” is
    not of the year 3.
    """
    if not isinstance(value, Mapping):
        return _from_text(str(value or ""))
    parts = [found for found in map(_numbers, _listed(value.get("date-parts"))) if found]
    if parts:
        return _dated(parts, bool(value.get("circa")))
    text = str(value.get("edtf") or value.get("raw") or "")
    words = "" if text else str(value.get("literal") or "").strip()
    return {"literal": words} if words and not _BARE.fullmatch(words) else _from_text(text or words)


def _dated(parts: list[list[int]], circa: bool) -> dict[str, Any]:
    """One date or two. Years before Christ become words: citeproc-py has no year 0."""
    if parts[0][0] <= 0:
        return {"literal": f"{1 - parts[0][0]} BC"}
    return {"date-parts": parts[:2], **({"circa": 1} if circa else {})}


def year(value: object) -> str:
    """The year, or the first of two, for readers ('44 BC'); empty where none is known."""
    date = with_parts(value)
    if "date-parts" not in date:
        return said(str(date.get("literal", "")))
    return str(date["date-parts"][0][0])


def said(literal: str) -> str:
    """A date that CSL has no parts for, for readers: of a set, which dates it may be."""
    try:
        return date_words(parse_date(literal), ENGLISH) if date_set(literal) else literal
    except ValueError:
        return literal


def is_circa(value: object) -> bool:
    """Whether the date is said to be approximate."""
    return bool(with_parts(value).get("circa"))


def _from_text(text: str) -> dict[str, Any]:
    text = text.strip()
    if not text:
        return {}
    ends = [_DATE.match(end) for end in text.split("/")[:2]]
    parts = [_numbers(end.groups()) for end in ends if end]
    if not parts:
        return {"literal": text}
    return _dated(parts, circa="~" in text or "%" in text)


def _listed(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _numbers(parts: object) -> list[int]:
    """Year, month, day as far as they are known; a bare year may come without its list."""
    given = _listed(parts) or (parts,)
    numbers: list[int] = []
    for part in given[:3]:
        if not re.fullmatch(r"-?\d{1,4}", str(part).strip()):
            break
        numbers.append(int(str(part)))
    return numbers
