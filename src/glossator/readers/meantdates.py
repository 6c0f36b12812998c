"""What an editor may have meant by a date that is none in EDTF.

Only said, never taken: the editor decides.
"""

from __future__ import annotations

import re

from glossator.hints import listed
from glossator.problems import Rule
from glossator.readers.datespellings import is_date, single, spellings
from glossator.readers.oldstyle import in_new_style

_NO_DATE = re.compile(
    r"\?+|-+|–+|—+|undated|unknown|none|n\W*d\W*|s\W*d\W*|s\W*a\W*|o\W*d\W*|o\W*j\W*"
    r"|sine dato|sans date|ohne datum|undatiert|unbekannt",
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
