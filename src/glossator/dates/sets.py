"""Sets of dates as EDTF level 2 writes them: one of several in square brackets, all of them in
braces (Library of Congress, EDTF specification, “Set representation”).

Only what is written is taken apart here; `dates` knows the days that it means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_SET = re.compile(r"\[(?P<one>[^][{}]+)\]|\{(?P<all>[^][{}]+)\}")
_END = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}){0,2}")
"""What two dots may join: a year, month or day without doubt."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A date of a set, or all from one to another; an end is empty where the set has none there."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class DateSet:
    """The dates of a set, in the order in which they are written."""

    every: bool
    """Whether all of them are meant, not one."""
    stretches: tuple[Stretch, ...]


@lru_cache(maxsize=4096)
def date_set(written: str) -> DateSet | None:
    """What stands in the brackets; None where there are none.

    Raises ValueError, with a sentence for an editor, where it is no set: of one date, or with two
    dots between or beside what they cannot join.
    """
    found = _SET.fullmatch(written)
    if found is None:
        return None
    members = [one.strip() for one in (found["one"] or found["all"]).split(",")]
    if len(members) == 1 and ".." not in members[0]:
        raise ValueError(f"“{written}” is no date in EDTF.")
    last = len(members) - 1
    stretches = [_stretch(one, written, n == 0, n == last) for n, one in enumerate(members)]
    return DateSet(found["all"] is not None, tuple(stretches))


def _stretch(member: str, written: str, at_start: bool, at_end: bool) -> Stretch:
    first, dots, last = member.partition("..")
    if not dots and member and "/" not in member:
        return Stretch(member, member)
    ends = [one for one in (first, last) if one]
    if not ends or not all(map(_END.fullmatch, ends)) or len({len(one) for one in ends}) > 1:
        raise ValueError(
            f"“{written}” is no date in EDTF: within a set, commas stand between dates, and two "
            "dots between two years, two months or two days."
        )
    if (not first and not at_start) or (not last and not at_end):
        raise ValueError(
            f"“{written}” is no date in EDTF: only the first date of a set may have two dots "
            "before it, and only the last two dots after it."
        )
    return Stretch(first, last)
