"""Whether what comes under a letter's name is another letter.

Letters that stand in one file without ids and dates are called by their number in it: when one is
taken out, or put before them, each comes under the name of another.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from glossator.model import Letter, plain_text
from glossator.readers.imported import AsLeft
from glossator.readers.leads import XML_ID, names_of
from glossator.taking.merging.signs import text_of
from glossator.writers.markdown.blocks import passages

OTHER = (
    "what the file has under this name has other words, and may be another letter; if it is this "
    "one, --force takes it"
)
"""What is told of such a letter."""
_ALIKE = 60.0
"""Of 100: how like the words of a letter are that was corrected."""
_SHARED = 0.25
"""What part of the shorter one's words stands in passages that came before."""


def may_be_another(kept: AsLeft, there: Letter, came: Letter) -> bool:
    """Whether neither an id, nor a date, nor its words say that it is the same."""
    if _own_ids(there) & _own_ids(came) or (there.date and there.date == came.date):
        return False
    shorter = min(len(there.text), len(came.text))
    if not shorter or _shared(kept, came) >= shorter * _SHARED:
        return False
    return fuzz.ratio(there.text, came.text, score_cutoff=_ALIKE) == 0


def _own_ids(letter: Letter) -> set[tuple[str, str]]:
    """Those that a letter has where it comes from."""
    return {one for one in names_of(letter) if one[0] == XML_ID}


def _shared(kept: AsLeft, came: Letter) -> int:
    """How many signs of text stand in passages that came before."""
    pairs = zip(passages(came.blocks), text_of(came.blocks), strict=True)
    return sum(len(plain_text(one)) for one, said in pairs if said in kept.text)
