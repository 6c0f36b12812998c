"""What an editor may have meant by a date that is none in EDTF.

Only said, never taken: the editor decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from glossator.dates import parse_date
from glossator.hints import listed
from glossator.problems import Rule
from glossator.readers.bibliography.dates import in_edtf

_NO_DATE = re.compile(
    r"\?+|-+|–+|—+|undated|unknown|none|n\W*d\W*|s\W*d\W*|s\W*a\W*|o\W*d\W*|o\W*j\W*"
    r"|sine dato|sans date|ohne datum|undatiert|unbekannt",
    re.IGNORECASE,
)
_LONGEST = 100
"""Signs of a date in words; what is longer is none, and would be looked through again and again."""
_BRACKETS = "[]()<>"
_DASHES = str.maketrans("‐‑‒–—−", "------")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_SHORT = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_DECADE = re.compile(r"(\d{2})(\d)0(?:'|’)?(?:s|er)", re.IGNORECASE)
_EITHER = re.compile(r"(?:either\s+)?(.*\S)\s+(?:or|oder|ou|o|of|eller)\s+(.+)", re.IGNORECASE)
_ONE_OF = re.compile(r"\[([^],]+),([^],]+)\]")
"""A set in EDTF, level 2: one of its members."""
_FIRST_PART = re.compile(r"\d+|[^\W\d_]+\.?")
_BEFORE = re.compile(r"(?:before|by|until|vor|bis|avant|ante)\.?\s+(.+)", re.IGNORECASE)
_AFTER = re.compile(r"(?:after|from|since|nach|seit|ab|après|post)\.?\s+(.+)", re.IGNORECASE)
_IN_WORDS = re.compile(
    r"\D*?(?P<day>\d{1,2})?(?:st|nd|rd|th|er|\.)?\s*(?:of|de|den)?\s*(?P<month>[^\W\d_]{3,})\.?"
    r"\s*(?:de)?\s*,?\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
_LANGUAGES = ("en", "de", "fr", "it", "es", "pt", "nl", "da", "sv", "pl", "cs", "ru", "la")


def cure_for(written: str) -> str:
    """What to write instead; empty where nothing better is known than the rule says."""
    text = " ".join(written.split())
    if len(text) > _LONGEST:
        return ""
    if _NO_DATE.fullmatch(text.strip(_BRACKETS)):
        return "Where no date is known, leave the line out."
    if two := _one_of_two(text):
        return _either(*two)
    bare = "".join(sign for sign in text if sign not in _BRACKETS).replace(" ?", "?")
    found = [*dict.fromkeys(_proposed(text)), *dict.fromkeys(_proposed(bare))]
    meant = [one for one in dict.fromkeys(found) if _is_date(one)]
    if not meant:
        return ""
    inferred = " Say under evidence: that it is inferred." if bare != text else ""
    which = f"If it means {listed(meant)}, write that."
    return f"{which}{inferred} {Rule.BAD_DATE.cure}"


def _one_of_two(text: str) -> tuple[str, str] | None:
    """The dates of which it may be either; the first may lack what the second says for both."""
    found = _ONE_OF.fullmatch(text) or _EITHER.fullmatch(text.strip(_BRACKETS))
    if found is None:
        return None
    first, second = (one.strip().rstrip("?").rstrip() for one in found.groups())
    begun = _FIRST_PART.sub(first.rstrip("."), second, count=1)
    ended = first[: -len(second)] + second
    for pair in ((first, second), (begun, second), (first, ended)):
        one, other = (next(_single(date), "") for date in pair)
        if one and other and one != other and len(one) == len(other):
            return one, other
    return None


def _either(one: str, other: str) -> str:
    """What to write for one of two: no range, which says that it went from the one to the other."""
    one, other = (date.rstrip("~?%") for date in (one, other))
    sure = next((one[:end] for end in (7, 4) if end < len(one) and one[:end] == other[:end]), "")
    shared = f"; or write only what is sure, {sure}" if sure else ""
    return (
        "That it is one of two dates cannot be written as a date. Write the likelier one as "
        f"uncertain, {one}? or {other}?, and name the other under evidence:{shared}."
    )


def _proposed(text: str) -> Iterator[str]:
    plain = text.translate(_DASHES)
    if found := _DAY_FIRST.fullmatch(plain):
        yield _joined(found[3], found[2], found[1])
    elif found := _SLASHED.fullmatch(plain):
        yield _joined(found[3], found[2], found[1])
        yield _joined(found[3], found[1], found[2])
    elif found := _SHORT.fullmatch(plain):
        yield _joined(*(part for part in found.groups() if part))
    elif found := _DECADE.fullmatch(plain):
        yield f"{found[1]}{found[2]}X"
        if found[2] == "0":
            yield f"{found[1]}XX"
    elif found := _BEFORE.fullmatch(plain):
        yield from (f"../{one}" for one in _single(found[1]))
    elif found := _AFTER.fullmatch(plain):
        yield from (f"{one}/.." for one in _single(found[1]))
    # A date with a stroke may be one of two years or calendars: nothing else is proposed.
    elif "/" not in plain:
        yield from _single(plain)


def _single(text: str) -> Iterator[str]:
    """A date written otherwise."""
    if _is_date(text):
        yield text
    elif (near := in_edtf(text)) or (near := _in_words(text)):
        yield near


def _in_words(text: str) -> str:
    found = _IN_WORDS.fullmatch(text)
    number = _months().get(found["month"].casefold(), 0) if found else 0
    if found is None or not number:
        return ""
    return _joined(found["year"], str(number), *([found["day"]] if found["day"] else []))


@cache
def _months() -> dict[str, int]:
    """The numbers of months by their names, whole and shortened, in the languages of Europe."""
    # Loaded for a date that is wrong, and for no other.
    from babel import Locale

    named = (
        (name.strip(".").casefold(), number)
        for language in _LANGUAGES
        if (locale := Locale.parse(language))
        for use in locale.months.values()
        for width in ("wide", "abbreviated")
        for number, name in use[width].items()
    )
    return {name: number for name, number in named if len(name) > 2}


def _joined(year: str, *parts: str) -> str:
    return "-".join((year, *(part.zfill(2) for part in parts)))


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True
