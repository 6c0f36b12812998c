"""What an editor says before an edition is made, put in order and judged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from glossator.dates import parse_date
from glossator.problems import Rule
from glossator.readers.dates.meant import cure_for
from glossator.readers.languagenames import tag_called
from glossator.readers.settings.edition import LANGUAGE

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
    empty: bool = False
    """Whether it has no letter yet, not even a sample."""
    sender: str = ""
    """The name as it is read; empty where it is not known."""
    recipient: str = ""
    date: str = ""
    """When the letter was written, in EDTF; empty where it is not known."""
    requirement: str = "glossator"
    """How the installer of Python packages finds this program."""


def settled(wishes: Wishes) -> Wishes:
    """The wishes with each name on one line, and a name for a sample's writers."""
    lines: dict[str, Any] = {
        name: " ".join(getattr(wishes, name).split())
        for name in ("title", "language", "sender", "recipient", "date", "requirement")
    }
    if wishes.letter is None and not wishes.empty:
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
        yield f"“{wishes.language}” is not {LANGUAGE.wanted}.{_tag_meant(wishes.language)}"
    if wishes.empty and (wishes.letter is not None or wishes.sender or wishes.recipient):
        yield "An edition without a letter has nobody who wrote it: leave --empty out."
    if wishes.date:
        yield from bad_date(wishes.date)


def _tag_meant(name: str) -> str:
    """The tag of a language that is called by its name, in English or in itself."""
    tag = tag_called(name)
    return f" Did you mean “{tag}”?" if tag else ""


def bad_date(date: str) -> Iterator[str]:
    """What is wrong with a date, and what may be meant."""
    try:
        parse_date(date)
    except ValueError as error:
        yield f"{error} {cure_for(date) or Rule.BAD_DATE.cure}"
