"""Whether a letter that comes is one of the edition's: by its date, its senders, its words and the
ids that it has where it comes from."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import fuzz

from glossator.model import Date, Letter
from glossator.readers.leads import XML_ID, Names, names_of

_ALIKE = 90.0
"""Of 100: how like the words of a letter are that was corrected."""


def apart(one: Letter, other: Letter) -> bool:
    """Whether their dates say that they are two, or the ids that they have where they come from."""
    days = bool(one.date and other.date and one.date.edtf != other.date.edtf)
    ours, theirs = (telling(names_of(each)) for each in (one, other))
    return days or bool(ours and theirs and ours != theirs)


def another(letter: Letter, senders: Collection[str], there: Letter) -> bool:
    """Whether one of the same names is another letter: neither its date nor a sender, where both
    are known, is that of the other, nor are its words. Some of that may have been corrected."""
    theirs = {one.party for one in there.senders}
    if not (senders and theirs and letter.date and there.date):
        return False
    strange = theirs.isdisjoint(senders) and _at_other_times(letter.date, there.date)
    return strange and not of_the_same_words(letter, there)


def is_same(letter: Letter, senders: Collection[str], there: Letter) -> bool:
    """Whether date and a sender, where it has them, and the words are those of the other."""
    theirs = {one.party for one in there.senders}
    same_sender = not (senders or theirs) or not theirs.isdisjoint(senders)
    return same_sender and letter.date == there.date and of_the_same_words(letter, there)


def of_the_same_words(one: Letter, other: Letter) -> bool:
    """Whether what one says is what the other says, but for some corrections."""
    words = one.text, other.text
    return all(words) and fuzz.ratio(*words, score_cutoff=_ALIKE) > 0


def telling(names: Names) -> Names:
    """Those names that are a letter's alone: many letters may come from one file."""
    return frozenset(one for one in names if one[0] == XML_ID)


def _at_other_times(one: Date, other: Date) -> bool:
    """Whether one is over before the other begins; 1805 and a day of it are not."""
    pairs = ((one.latest, other.earliest), (other.latest, one.earliest))
    return any(end and begin and end < begin for end, begin in pairs)
