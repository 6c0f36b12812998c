"""What each group of lines is in its letter: heading, salute, dateline, verse, signature …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossator.model import Certainty, Kind
from glossator.readers.plaintext import signs
from glossator.readers.plaintext.lines import Line, Measure
from glossator.readers.plaintext.paragraphs import INDENTED, Group, group
from glossator.readers.plaintext.splitting import is_numbered

_HEAD = 20
"""Lines in which a letter's salute stands."""
_TAIL = 15
"""Lines in which its signatures and affiliations stand."""
_TITLE = 240
"""Signs of a title at most."""
_CELLS = re.compile(r"\S[ \t]{3,}\S")
_SECTION = re.compile(r"(?:letters?(?:\s+to\s+the\s+editors?)?|correspondence|open\s+access)\b.{0,20}",
                      re.IGNORECASE)  # fmt: skip
_RECIPIENT = re.compile(r"(.+?\bTO\b.*?[A-ZÀ-Þ]{2,}\.)\s+(\S.*)|(.+?[.:])\s+([\[(].*)")


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that are one block of the letter."""

    kind: Kind
    lines: tuple[Line, ...]
    certainty: Certainty = Certainty.CERTAIN
    notes: tuple[tuple[Line, str, Certainty], ...] = ()
    """What was decided about its joints."""
    quoted: bool = False
    title: bool = False
    """A heading that names the letter."""


def parts_of(lines: Sequence[Line], measure: Measure) -> list[Part]:
    """The parts of a letter, in order."""
    head, body = _head(lines)
    body, tail = _tail(body)
    groups = [one for part in (body,) for one in group(part, measure)]
    middle = list(_middle(groups, measure, bool(head), bool(tail)))
    return [*head, *middle, *_ending(tail)]


# The beginning


def _head(lines: Sequence[Line]) -> tuple[list[Part], Sequence[Line]]:
    """A numbered heading, or a title above a salute, and the salute."""
    if lines and is_numbered(lines[0].text):
        heading = list(_numbered(lines))
        rest = lines[sum(len(part.lines) for part in heading if part.title) :]
        inner, rest = _saluted(rest, with_title=False)
        return [*heading, *inner], rest
    return _saluted(lines, with_title=True)


def _numbered(lines: Sequence[Line]) -> Iterator[Part]:
    """LETTER 1. TO A. HALE. [Wexcombe, May 1805.]: heading, and what stands behind the name."""
    first = lines[0]
    found = _RECIPIENT.fullmatch(first.text)
    end = (found.end(1) if found[1] else found.end(3)) if found else len(first.text)
    rest = first.cut(end)
    if rest.text and (signs.is_dateline(rest.text) or re.search(r"\d", rest.text)):
        yield Part(Kind.HEADING, (first.cut(0, end),), Certainty.CERTAIN, title=True)
        yield Part(Kind.DATELINE, (rest,), Certainty.LIKELY)
    else:
        yield Part(Kind.HEADING, (first,), Certainty.CERTAIN, title=True)


def _saluted(lines: Sequence[Line], with_title: bool) -> tuple[list[Part], Sequence[Line]]:
    for n, line in enumerate(lines[:_HEAD]):
        if n and not with_title and any(map(_is_long, lines[:n])):
            break
        salute = signs.salute_of(line.text)
        if salute is None or not _stands_first(lines, n):
            continue
        above = list(_above(lines[:n])) if with_title else [
            part for one in group(lines[:n], Measure(lines)) for part in [_short(one)]
        ]
        words, rest = salute
        sure = Certainty.CERTAIN if signs.to_the_editor(words) else Certainty.LIKELY
        part = Part(Kind.SALUTE, (line.cut(0, len(words)),), sure)
        following = [line.cut(len(words))] if rest else []
        return [*above, part], [*following, *lines[n + 1 :]]
    return [], lines


def _is_long(line: Line) -> bool:
    return len(line.text) > 60 and signs.ended(line.text)


def _stands_first(lines: Sequence[Line], n: int) -> bool:
    """No sentence of the letter stands above its salute."""
    above = [line for line in lines[:n] if not signs.is_dateline(line.text)]
    return not any(signs.goes_on(line.text) and len(line.text) > 50 for line in above)


def _above(lines: Sequence[Line]) -> Iterator[Part]:
    """What stands above the salute: the name of the section, a title, a dateline."""
    title: list[Line] = []
    for line in lines:
        apart = bool(title) and line.blank > 0 and not signs.goes_on(line.text)
        single = signs.is_dateline(line.text) or _SECTION.fullmatch(line.text) is not None
        if title and (apart or single):
            yield _titled(title)
            title = []
        if signs.is_dateline(line.text):
            yield Part(Kind.DATELINE, (line,), Certainty.LIKELY)
        elif single:
            yield Part(Kind.HEADING, (line,), Certainty.LIKELY)
        else:
            title.append(line)
    if title:
        yield _titled(title)


def _titled(lines: Sequence[Line]) -> Part:
    if sum(len(line.text) for line in lines) > _TITLE:
        return Part(Kind.PARAGRAPH, tuple(lines))
    return Part(Kind.HEADING, tuple(lines), Certainty.LIKELY, title=True)


def _short(one: Group) -> Part:
    text = " ".join(line.text for line in one.lines)
    kind = Kind.DATELINE if signs.is_dateline(text) else Kind.PARAGRAPH
    return Part(kind, one.lines, Certainty.LIKELY, one.notes)


# The end


def _tail(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines below the last sentence, if the first of them is a name."""
    start = len(lines)
    while start > 0 and len(lines) - start < _TAIL and _below_text(lines[start - 1]):
        start -= 1
    while start < len(lines) and not _may_sign(lines, start):
        start += 1
    if start == 0:
        return lines, ()
    return lines[:start], lines[start:]


def _below_text(line: Line) -> bool:
    named = signs.is_name(line.text) or signs.is_dateline(line.text)
    return named or not signs.ended(line.text)


def _may_sign(lines: Sequence[Line], n: int) -> bool:
    """A name, or a dateline above one, after a sentence."""
    named = signs.is_name(lines[n].text) or (
        signs.is_dateline(lines[n].text)
        and any(signs.is_name(line.text) for line in lines[n + 1 : n + 3])
    )
    return named and n > 0 and (signs.ended(lines[n - 1].text) or lines[n].blank > 0
                                or signs.is_closing(lines[n - 1].text))  # fmt: skip


def _ending(lines: Sequence[Line]) -> Iterator[Part]:
    """Names, datelines, and between them addresses."""
    address: list[Line] = []
    for line in lines:
        kind = _kind_below(line)
        if kind is Kind.ADDRESS and not (address and line.blank):
            address.append(line)
            continue
        if address:
            yield Part(Kind.ADDRESS, tuple(address), Certainty.LIKELY)
            address = [line] if kind is Kind.ADDRESS else []
        if kind is not Kind.ADDRESS:
            yield Part(kind, (line,), Certainty.LIKELY)
    if address:
        yield Part(Kind.ADDRESS, tuple(address), Certainty.LIKELY)


def _kind_below(line: Line) -> Kind:
    if signs.is_dateline(line.text):
        return Kind.DATELINE
    if signs.is_separator(line.text):
        return Kind.SEPARATOR
    return Kind.SIGNATURE if signs.is_name(line.text) else Kind.ADDRESS


# What stands between


def _middle(
    groups: Sequence[Group], measure: Measure, headed: bool, signed: bool
) -> Iterator[Part]:
    prose = [_is_prose(one, measure) for one in groups]
    first = next((n for n, is_prose in enumerate(prose) if is_prose), len(groups))
    last = max((n for n, is_prose in enumerate(prose) if is_prose), default=-1)
    for n, one in enumerate(groups):
        kind, sure = _kind(one, measure, before=n < first, after=n > last, following=groups[n + 1 :])
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
    if signs.is_dateline(text) and (before or after):
        return Kind.DATELINE, Certainty.LIKELY
    if after and (signs.is_closing(text) or (len(one.lines) == 1 and signs.is_name(text))):
        return Kind.SIGNATURE, Certainty.LIKELY
    if signs.is_closing(text) and _ends_in_name(text) and len(following) < 3:
        return Kind.SIGNATURE, Certainty.LIKELY
    if _is_heading(one, measure, text, before) and following:
        return Kind.HEADING, Certainty.LIKELY
    return Kind.PARAGRAPH, Certainty.CERTAIN


def _is_prose(one: Group, measure: Measure) -> bool:
    text = one.lines[-1].text
    long_enough = sum(len(line.text) for line in one.lines) > min(60, measure.width)
    closing = signs.is_closing(one.lines[0].text) and _ends_in_name(text)
    return signs.ended(text) and long_enough and not signs.in_capitals(text) and not closing


def _ends_in_name(text: str) -> bool:
    found = re.search(r"[,.]\s+([^,]+)$", text)
    return found is not None and signs.is_name(found[1])


def _is_heading(one: Group, measure: Measure, text: str, before: bool) -> bool:
    if len(text) > _TITLE or not any(char.isalpha() for char in text):
        return False
    if signs.in_capitals(text, _TITLE):
        return True
    plain = not signs.ended(text) and signs.starts(text) and text[-1] not in ",;-"
    if before:
        return plain and len(one.lines) <= 4 and one.lines[0].blank > 0
    return plain and len(one.lines) == 1 and len(text) < 0.7 * measure.width


def _is_table(one: Group) -> bool:
    celled = sum(_CELLS.search(line.text) is not None for line in one.lines)
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
