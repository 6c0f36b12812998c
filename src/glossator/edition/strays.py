"""Letters that stand where no letter is looked for, known by the facts at their head."""

from __future__ import annotations

import re

from glossator.edition.files import Folder, read_file
from glossator.latin import latin
from glossator.problems import Position, Problem, Rule, Severity
from glossator.readers.markdown import split_front_matter

_FACT = re.compile(r"^(from|to|date|answers|printed)[ \t]*:[ \t]*\S", re.MULTILINE)
_ENOUGH = 2
"""Facts that a page has by chance are fewer: many have a date."""


def stray_letter(file: str, folder: Folder) -> tuple[Problem, str] | None:
    """What is wrong with a file that is a letter but for its name or place, and where a letter
    would stand; None for any other file."""
    text, _ = read_file(folder, file)
    facts = split_front_matter(text, file)[0] if text is not None else None
    found = set(_FACT.findall(facts.text)) if facts is not None else set()
    if len(found) < _ENOUGH or "from" not in found:
        return None
    inside = file.startswith("letters/")
    place = f"letters/{latin(file.rpartition('/')[2].rpartition('.')[0])}.md"
    message = "This file has the facts of a letter, and stands where no letter is read."
    cure = f"Move it there: {place}."
    if inside:
        message = "This file has the facts of a letter, whose name ends in .md."
        cure = f"Rename the file: {place.partition('/')[2]}."
    # An ordinary page may have such facts of its own: a report, a form to be filled in.
    level = None if inside else Severity.WARNING
    return Problem(Rule.FILE_NAME, Position(folder.shown(file)), message, cure, level), place
