"""How sure words are, in the scholarly convention for what an editor supplies.

What is not certain stands in square brackets, what is less than likely with a question mark. The
doubts of dates are words that stand beside them.
"""

from __future__ import annotations

from glossator.model import Certainty, Letter, Reference

_ORDER = (Certainty.CERTAIN, Certainty.LIKELY, Certainty.PLAUSIBLE, Certainty.OPEN)


def bracketed(words: str, certainty: Certainty) -> str:
    """Words with the sign of how sure they are: 'Reed', '[Reed]', '[Reed?]'."""
    if not words or certainty is Certainty.CERTAIN:
        return words
    return f"[{words}]" if certainty is Certainty.LIKELY else f"[{words}?]"


def graded(letter: Letter, fact: str, words: str) -> str:
    """Words that say a fact of a letter, with the sign of how sure it is."""
    return bracketed(words, certainty_of(letter, fact))


def certainty_of(letter: Letter, fact: str) -> Certainty:
    """How sure a fact of a letter is, as its front matter names it."""
    found = (one.certainty for one in letter.evidence if one.fact == fact)
    return next(found, Certainty.CERTAIN)


def less_sure(one: Certainty, other: Certainty) -> Certainty:
    """The lesser of two."""
    return max(one, other, key=_ORDER.index)


UNCONFIRMED = "unconfirmed"
"""Not a grade: no source confirms what a reference's record has."""


def doubt_of_letter(letter: Letter) -> str:
    """A grade; empty where the letter's date is certain."""
    sure = certainty_of(letter, "date")
    return "" if sure is Certainty.CERTAIN else sure.value


def doubt_of_reference(reference: Reference | None) -> str:
    """`UNCONFIRMED`, or empty."""
    return UNCONFIRMED if reference and "issued" in reference.unconfirmed else ""
