"""What an editor may have meant by a date that is none in EDTF.

Only said, never taken: the editor decides. Among them are days in Old Style, in both styles, or in
a year that began at Lady Day: a date in EDTF is Gregorian (ISO 8601-1:2019, 4.2.1).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from glossator.problems import Rule
from glossator.problems.hints import listed
from glossator.readers.dates.spellings import is_date, single, spellings

_NO_DATE = re.compile(
    r"\?+|-+|–+|—+|undated|unknown|none|n\W*d\W*|s\W*d\W*|s\W*a\W*|o\W*d\W*|o\W*j\W*"
    r"|z\W*d\W*|z\W*j\W*|sine dato|sans date|ohne datum|undatiert|unbekannt|zonder datum"
    r"|ongedateerd|s\W*f\W*|sin fecha|sin datar|senza data|non datat[ao]",
    re.IGNORECASE,
)
_LONGEST = 100
"""Signs of a date in words; what is longer is none, and would be looked through again and again."""
_BRACKETS = "[]()<>"
_BEHIND_A_YEAR = re.compile(r"(?<=\b[0-9]{4})[.,;\s](?!.*[0-9]{4}).*")
"""An hour, or a word such as “abends”."""
_ONE_ENDED = re.compile(r"[<>][^<>]+$")
"""Before or after a date; not in brackets."""


def cure_for(written: str) -> str:
    """What to write instead; empty where nothing better is known than the rule says."""
    text = " ".join(written.split())
    if len(text) > _LONGEST:
        return ""
    if _NO_DATE.fullmatch(text.strip(_BRACKETS)):
        return "Where no date is known, leave the line out."
    if new := _new_style(text):
        return new
    bare = text if _ONE_ENDED.match(text) else _without_brackets(text)
    meant = [one for one in dict.fromkeys((*spellings(text), *spellings(bare))) if is_date(one)]
    if not meant:
        return ""
    inferred = " Say under evidence: that it is inferred." if bare != text else ""
    which = f"If it means {listed(meant)}, write that."
    return f"{which}{inferred} {Rule.BAD_DATE.cure}"


def day_named(words: str) -> str:
    """The one date that the words of a dateline name, in EDTF; empty where none or several do."""
    text = _BEHIND_A_YEAR.sub("", " ".join(words.split()))
    if len(text) > _LONGEST:
        return ""
    meant = {one for one in spellings(text) if is_date(one)}
    return meant.pop() if len(meant) == 1 else ""


def _without_brackets(text: str) -> str:
    return "".join(sign for sign in text if sign not in _BRACKETS).replace(" ?", "?")


def _new_style(text: str) -> str:
    """What to write for a day of another calendar."""
    day = in_new_style(text, single)
    if not is_date(day):
        return ""
    return (
        f"If it means {day}, write that: dates are in New Style here. The letter's own words stand "
        "in its dateline, and evidence: can say how you come from one to the other."
    )


_BEFORE_0001 = 1_721_425
"""The Julian day number of 31 December of the year 1 BC in the Gregorian calendar."""
_DOUBLE_YEAR = re.compile(r"(?P<rest>.*\D)(?P<first>\d{4})/(?P<second>\d{1,4})")
_OLD = re.compile(
    r"(.+?)[\s,]*[(\[]?(?:O\.?\s?S\.?|old style|julian|a\.\s?St\.?|alten Stils|v\.\s?s\.)[)\]]?",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"(.+?)[\s,]*[(\[]?(?:N\.?\s?S\.?|new style|gregorian|n\.\s?St\.?|neuen Stils|n\.\s?s\.)[)\]]?",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\d{1,2}\.?(?:\s*[^\W\d_]+\.?)?\s*/\s*(\d{1,2}\.?\s*[^\W\d_]+\.?,?\s+\d{4})")
"""The day in both styles: 11/22 March 1702, 28 February/11 March 1702."""


def in_new_style(text: str, read: Callable[[str], str]) -> str:
    """The day of the Gregorian calendar that a text means, read by a function that gives a date in
    words as EDTF; empty where nothing says that it is of another calendar.
    """
    doubled = _DOUBLE_YEAR.fullmatch(text)
    plain = _later_year(doubled) if doubled else text
    if both := _BOTH.fullmatch(plain):
        return read(both[1])
    if new := _NEW.fullmatch(plain):
        return read(new[1])
    old = _OLD.fullmatch(plain)
    return _gregorian(read(old[1] if old else plain)) if old or (doubled and plain) else ""


def _later_year(found: re.Match[str]) -> str:
    """The text with the one year by which we count, of two that follow each other."""
    first, second = found["first"], found["second"]
    year = first[: -len(second)] + second
    follows = int(year) == int(first) + 1 or (second in ("0", "00") and first.endswith("9"))
    return f"{found['rest']}{int(first) + 1:04}" if follows else ""


def _gregorian(julian: str) -> str:
    """A day of the Julian calendar in the Gregorian; a month or year is the same in both.

    A season of two years is of no style, and days beyond the years 2 to 9998 have none here.
    """
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", julian):
        return "" if julian[5:7] > "12" else julian
    if not "0002" <= julian[:4] <= "9998":
        return ""
    year, month, day = (int(part) for part in julian.split("-"))
    return date.fromordinal(_julian_day(year, month, day) - _BEFORE_0001).isoformat()


def _julian_day(year: int, month: int, day: int) -> int:
    """Its number among all days, with years that begin in March so that leap days end them."""
    before_march = (14 - month) // 12
    since, months = year + 4800 - before_march, month + 12 * before_march - 3
    return day + (153 * months + 2) // 5 + 365 * since + since // 4 - 32083
