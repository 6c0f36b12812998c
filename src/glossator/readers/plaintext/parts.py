"""What each group of lines is in its letter: heading, dateline, verse, table, quotation …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.model import Certainty, Kind
from glossator.readers.plaintext import signs
from glossator.readers.plaintext.beginnings import TITLE, beginning
from glossator.readers.plaintext.endings import ending, tail
from glossator.readers.plaintext.lines import Line, Measure, Part
from glossator.readers.plaintext.paragraphs import CELLS, INDENTED, Group, group

_LAST = 3
"""Groups below a closing, at most."""


def parts_of(lines: Sequence[Line], measure: Measure) -> list[Part]:
    """The parts of a letter, in order."""
    head, body = beginning(lines)
    body, last = tail(body)
    middle = _middle(group(body, measure), measure, bool(head))
    return [*head, *middle, *ending(last)]


def _middle(groups: Sequence[Group], measure: Measure, headed: bool) -> Iterator[Part]:
    prose = [_is_prose(one, measure) for one in groups]
    first = next((n for n, is_prose in enumerate(prose) if is_prose), len(groups))
    last = max((n for n, is_prose in enumerate(prose) if is_prose), default=-1)
    for n, one in enumerate(groups):
        kind, sure = _kind(one, measure, n < first, n > last, groups[n + 1 :])
        notes = one.notes if kind is not Kind.PREFORMATTED else ()
        titled = kind is Kind.HEADING and n < first and not headed
        yield Part(kind, one.lines, sure, notes, _is_quoted(one, measure, kind), titled)


def _kind(
    one: Group, measure: Measure, before: bool, after: bool, following: Sequence[Group]
) -> tuple[Kind, Certainty]:
    text = " ".join(line.text for line in one.lines)
    if signs.is_separator(text):
        return Kind.SEPARATOR, Certainty.CERTAIN
    if _is_table(one):
        return Kind.PREFORMATTED, Certainty.LIKELY
    if _is_verse(one, measure):
        return Kind.LINE, Certainty.LIKELY
    if signs.is_postscript(text):
        return Kind.POSTSCRIPT, Certainty.LIKELY
    if signs.is_dateline(text) and (before or after or text[0] + text[-1] == "[]"):
        return Kind.DATELINE, Certainty.LIKELY
    if not before and _is_signature(one, text, after, following):
        return Kind.SIGNATURE, Certainty.LIKELY
    if _is_heading(one, measure, text, before) and following:
        return Kind.HEADING, Certainty.LIKELY
    return Kind.PARAGRAPH, Certainty.CERTAIN


def _is_signature(one: Group, text: str, after: bool, following: Sequence[Group]) -> bool:
    """A name or a closing below the last sentence, or above an editor's note in brackets."""
    named = len(one.lines) == 1 and signs.is_name(text)
    if after:
        return named or signs.is_closing(text)
    if signs.is_closing(text) and _ends_in_name(text):
        return len(following) < _LAST
    below = following[0].lines[0].text if following else ""
    dated = signs.is_dateline(below) and not following[0].lines[0].blank
    return named and signs.in_capitals(text) and (below.startswith("[") or dated)


def _is_prose(one: Group, measure: Measure) -> bool:
    text = one.lines[-1].text
    long_enough = sum(len(line.text) for line in one.lines) > min(60, measure.width)
    closing = signs.is_closing(one.lines[0].text) and _ends_in_name(text)
    return signs.ended(text) and long_enough and not signs.in_capitals(text) and not closing


def _ends_in_name(text: str) -> bool:
    found = re.search(r"[,.]\s+([^,]+)$", text)
    return found is not None and signs.is_name(found[1])


def _is_heading(one: Group, measure: Measure, text: str, before: bool) -> bool:
    if len(text) > TITLE or not any(char.isalpha() for char in text):
        return False
    if signs.in_capitals(text, TITLE):
        return True
    plain = not signs.ended(text) and signs.starts(text) and text[-1] not in ",;-"
    if before:
        return plain and len(one.lines) <= 4 and one.lines[0].blank > 0
    return plain and len(one.lines) == 1 and len(text) < 0.7 * measure.width


def _is_table(one: Group) -> bool:
    celled = sum(CELLS.search(line.text) is not None for line in one.lines)
    return len(one.lines) > 2 and celled >= 0.6 * len(one.lines)


def _indented(one: Group, measure: Measure) -> bool:
    return all(line.indent >= measure.margin + INDENTED for line in one.lines)


def _is_verse(one: Group, measure: Measure) -> bool:
    """Indented lines that begin with capitals and fall short of the measure."""
    if len(one.lines) < 2 or not _indented(one, measure):
        return False
    capitals = sum(signs.starts(line.text) for line in one.lines)
    longest = max(len(line.text) for line in one.lines)
    return capitals >= 0.8 * len(one.lines) and longest < 0.85 * measure.width


def _is_quoted(one: Group, measure: Measure, kind: Kind) -> bool:
    return kind is Kind.PARAGRAPH and len(one.lines) > 1 and _indented(one, measure)
