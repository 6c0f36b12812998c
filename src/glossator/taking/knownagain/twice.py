"""Letters that come twice under two names: the same words, of one date and between one pair."""

from __future__ import annotations

from glossator.model import Letter

Alike = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""The words of a letter, its date, who wrote and who received it."""


def alike(one: Letter) -> Alike | None:
    """By what two letters are wholly alike; None for a letter without words or without a date, of
    which there may be many."""
    date = one.date.edtf if one.date else ""
    if not (one.text.strip() and date):
        return None
    senders = tuple(each.party for each in one.senders)
    return one.text, date, senders, tuple(each.party for each in one.recipients)


def twice(one: Letter, other: Letter) -> str:
    """What is told of a letter that is wholly like another."""
    alike_in = f"{one.id} has the words, date and parties of {other.id} ({other.position})"
    return f"{one.position}: {alike_in}; both are there, and if they are one letter, take one out"
