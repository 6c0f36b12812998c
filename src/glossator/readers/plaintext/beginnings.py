"""How a letter begins: a numbered heading, or a section, title and dateline above the salute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.model import Certainty, Kind
from glossator.readers.plaintext import signs
from glossator.readers.plaintext.lines import Line, Measure, Part
from glossator.readers.plaintext.paragraphs import Group, group
from glossator.readers.plaintext.splitting import is_numbered

_HEAD = 20
"""Lines in which a letter's salute stands."""
TITLE = 240
"""Signs of a title at most."""
_SECTION = re.compile(
    r"(?:letters?(?:\s+to\s+the\s+editors?)?|correspondence|open\s+access)\b.{0,20}",
    re.IGNORECASE,
)
_RECIPIENT = re.compile(r"(.+?\bTO\b.*?[A-ZÀ-Þ]{2,}\.)\s+(\S.*)|(.+?[.:])\s+([\[(].*)")


def beginning(lines: Sequence[Line]) -> tuple[list[Part], Sequence[Line]]:
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
        above = (
            list(_above(lines[:n]))
            if with_title
            else [part for one in group(lines[:n], Measure(lines)) for part in [_short(one)]]
        )
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
    if sum(len(line.text) for line in lines) > TITLE:
        return Part(Kind.PARAGRAPH, tuple(lines))
    return Part(Kind.HEADING, tuple(lines), Certainty.LIKELY, title=True)


def _short(one: Group) -> Part:
    text = " ".join(line.text for line in one.lines)
    kind = Kind.DATELINE if signs.is_dateline(text) else Kind.PARAGRAPH
    return Part(kind, one.lines, Certainty.LIKELY, one.notes)
