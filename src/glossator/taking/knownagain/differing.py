"""In what a letter that comes again differs from the one that is there, with both in few words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from glossator.model import Block, Correspondent, Date, Prose
from glossator.shortening import begun

_LONGEST = 60
"""Signs of either that are shown."""


def shown(what: str, here: object, came: object) -> str:
    """What is other, with both values where they are few words."""
    if isinstance(here, tuple) and isinstance(came, tuple) and what == "its text":
        return f"{what} ({_of_text(here, came)})"
    values = _value(here), _value(came)
    apart = _apart(*values)
    return f"{what} ({both(*(apart if all(apart) else values))})" if any(values) else what


def both(here: str, came: str) -> str:
    """Two values that differ, of each the beginning."""
    said = (f"“{begun(one, _LONGEST)}”" if one else "nothing" for one in (here, came))
    return "{} here, {} in the file".format(*said)


def _value(one: object) -> str:
    if isinstance(one, Date):
        return one.edtf
    if isinstance(one, tuple):
        return ", ".join(each.party for each in one if isinstance(each, Correspondent))
    return " ".join(one.split()) if isinstance(one, str) else ""


def _of_text(here: Prose, came: Prose) -> str:
    """The first block that differs, with the words that do, and how many there are."""
    pairs = [pair for pair in zip(here, came, strict=False) if pair[0] != pair[1]]
    more = len(here) - len(came)
    number = len(pairs) + abs(more)
    others = f"; {number} paragraphs in all" if number > 1 else ""
    if pairs:
        return f"{_of_block(*pairs[0])}{others}"
    if not more:
        return "its signs"
    only = (here if more > 0 else came)[-abs(more)]
    return f"“{begun(only.text, _LONGEST)}” only {'here' if more > 0 else 'in the file'}{others}"


def _of_block(here: Block, came: Block) -> str:
    if here.text == came.text:
        return f"{here.id}, with the same words"
    return f"{here.id}: {both(*_apart(here.text, came.text))}"


def _apart(here: str, came: str) -> tuple[str, str]:
    """Of two texts the words in which they differ, from the first to the last."""
    ours, theirs = here.split(), came.split()
    first = _alike(ours, theirs)
    ours, theirs = ours[first:], theirs[first:]
    last = _alike(reversed(ours), reversed(theirs))
    return " ".join(ours[: len(ours) - last]), " ".join(theirs[: len(theirs) - last])


def _alike(ours: Iterable[str], theirs: Iterable[str]) -> int:
    """With how many of the same words they begin."""
    pairs = zip(ours, theirs, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
