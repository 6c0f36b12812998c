"""Which senses of a term hold in a letter."""

from __future__ import annotations

from glossator.model import Date, Letter, Sense, Term


def senses_for(term: Term, letter: Letter) -> tuple[tuple[int, Sense], ...]:
    """The senses that name this letter, its sender or its time, with their index in the entry.

    Where several hold, those that name the letter itself are the only ones.
    """
    holding = [(n, sense) for n, sense in enumerate(term.senses) if _holds(sense, letter)]
    named = [one for one in holding if letter.id in one[1].letters]
    return tuple(named or holding)


def _holds(sense: Sense, letter: Letter) -> bool:
    if letter.id in sense.letters:
        return True
    if sense.letters:
        return False
    senders = {one.party for one in letter.senders}
    by_sender = not sense.senders or bool(senders & set(sense.senders))
    return by_sender and (sense.during is None or _within(letter.date, sense.during))


def _within(date: Date | None, during: Date) -> bool:
    """Whether a letter's date can lie in a period; an open end excludes nothing."""
    if date is None:
        return False
    begins_before = not (date.earliest and during.latest) or date.earliest <= during.latest
    ends_after = not (date.latest and during.earliest) or date.latest >= during.earliest
    return begins_before and ends_after
