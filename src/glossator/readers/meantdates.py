"""What an editor may have meant by a date that is none in EDTF.

Only said, never taken: the editor decides.
"""

from __future__ import annotations

import re

from glossator.hints import listed
from glossator.problems import Rule
from glossator.readers.datespellings import is_date, pair, spellings

_NO_DATE = re.compile(
    r"\?+|-+|–+|—+|undated|unknown|none|n\W*d\W*|s\W*d\W*|s\W*a\W*|o\W*d\W*|o\W*j\W*"
    r"|sine dato|sans date|ohne datum|undatiert|unbekannt",
    re.IGNORECASE,
)
_LONGEST = 100
"""Signs of a date in words; what is longer is none, and would be looked through again and again."""
_BRACKETS = "[]()<>"
_EITHER = re.compile(r"(?:either\s+)?(.*\S)\s+(?:or|oder|ou|o|of|eller)\s+(.+)", re.IGNORECASE)
_ONE_OF = re.compile(r"\[([^],]+),([^],]+)\]")
"""A set in EDTF, level 2: one of its members."""
_ONE_ENDED = re.compile(r"[<>][^<>]+$")
"""Before or after a date; not in brackets."""


def cure_for(written: str) -> str:
    """What to write instead; empty where nothing better is known than the rule says."""
    text = " ".join(written.split())
    if len(text) > _LONGEST:
        return ""
    if _NO_DATE.fullmatch(text.strip(_BRACKETS)):
        return "Where no date is known, leave the line out."
    if two := _one_of_two(text):
        return _either(*two)
    bare = text if _ONE_ENDED.match(text) else _without_brackets(text)
    meant = [one for one in dict.fromkeys((*spellings(text), *spellings(bare))) if is_date(one)]
    if not meant:
        return ""
    inferred = " Say under evidence: that it is inferred." if bare != text else ""
    which = f"If it means {listed(meant)}, write that."
    return f"{which}{inferred} {Rule.BAD_DATE.cure}"


def day_named(words: str) -> str:
    """The one date that the words of a dateline name, in EDTF; empty where none or several do."""
    text = " ".join(words.split()).rstrip(".")
    if len(text) > _LONGEST:
        return ""
    meant = {one for one in spellings(text) if is_date(one)}
    return meant.pop() if len(meant) == 1 else ""


def _without_brackets(text: str) -> str:
    return "".join(sign for sign in text if sign not in _BRACKETS).replace(" ?", "?")


def _one_of_two(text: str) -> tuple[str, str] | None:
    """The dates of which it may be either."""
    found = _ONE_OF.fullmatch(text) or _EITHER.fullmatch(text.strip(_BRACKETS))
    return pair(found[1], found[2]) if found else None


def _either(one: str, other: str) -> str:
    """What to write for one of two: no range, which says that it went from the one to the other."""
    one, other = (date.rstrip("~?%") for date in (one, other))
    begun = (one[:end] for end in (7, 4) if end < len(one) and one[:end] == other[:end])
    sure = next(filter(is_date, begun), "")
    shared = f"; or write only what is sure, {sure}" if sure else ""
    return (
        "That it is one of two dates cannot be written as a date. Write the likelier one as "
        f"uncertain, {one}? or {other}?, and name the other under evidence:{shared}."
    )
