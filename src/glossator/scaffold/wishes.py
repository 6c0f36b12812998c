"""What an editor says before an edition is made, put in order and judged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from glossator.dates import parse_date
from glossator.problems import Rule
from glossator.readers.settings import LANGUAGE

_HIDDEN = frozenset({"Cc", "Cs", "Co", "Cn"})
"""Unicode's categories of characters that no line of text holds."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """An edition that is to be made."""

    title: str
    language: str = "en"
    """BCP 47, of the apparatus and of the letter."""
    letter: str | None = None
    """The text of its first letter; None for a sample."""
    sender: str = ""
    """The name as it is read; empty where it is not known."""
    recipient: str = ""
    date: str = ""
    """When the letter was written, in EDTF; empty where it is not known."""
    requirement: str = "glossator"
    """How the installer of Python packages finds this program."""


def settled(wishes: Wishes) -> Wishes:
    """The wishes with each name on one line, and a name for a sample's writers."""
    lines = {
        name: " ".join(getattr(wishes, name).split())
        for name in ("title", "language", "sender", "recipient", "date", "requirement")
    }
    if wishes.letter is None:
        lines["sender"] = lines["sender"] or "Ada Finch"
        lines["recipient"] = lines["recipient"] or "Tom Wren"
    return replace(wishes, **lines)


def faults(wishes: Wishes) -> Iterator[str]:
    """What is wrong with settled wishes, each as a sentence."""
    for name in ("title", "requirement"):
        if not getattr(wishes, name):
            yield f"The {name} is empty."
    for name in ("title", "sender", "recipient", "requirement"):
        if any(unicodedata.category(sign) in _HIDDEN for sign in getattr(wishes, name)):
            yield f"The {name} holds a character that is no sign of a text."
    if not re.fullmatch(LANGUAGE.pattern, wishes.language):
        yield f"“{wishes.language}” is not {LANGUAGE.wanted}."
    if wishes.date:
        yield from _bad_date(wishes.date)


def _bad_date(date: str) -> Iterator[str]:
    try:
        parse_date(date)
    except ValueError as error:
        yield f"{error} {Rule.BAD_DATE.cure}"
