"""Paragraphs in which nothing is marked but links by id and citations, read without a parser.

Most notes and definitions are such, and many letters; a parser takes fifty times as long to find
that out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.model import Block, Kind, Mark, Prose, Span
from glossator.problems import Position
from glossator.readers.markdown.citations import pieces_of
from glossator.readers.source import SourceText

_LINE = r"[^\W\d_][\w ,;:.?!()/'\"“”‘’«»–—…-]*(?<! )"
"""It begins with a letter, so that it is no list, heading or anything else; and it holds letters,
digits, blanks, stops and hyphens alone, none of which Markdown takes for a sign within a line. One
class is gone through three times as fast as two, so that the underscore is looked for by itself."""
_BARE = re.compile(rf"\n*{_LINE}(?:\n+{_LINE})*\n*")
_POINT = re.compile(
    r"\[\[(?P<target>[a-z][a-z0-9:.-]*)\]\](?!\()|\[(?P<cited>@[^\[\]\\\n]+)\](?![({])"
)
_STAND_IN = "x"


def read_bare(source: SourceText, links: bool) -> Prose | None:
    """The paragraphs that the whole text is; None where it may be more. `links` says whether [[id]]
    is a link by id; in a letter it is none."""
    bare = source.text
    if "[" in bare:
        known = _known_or_link if links else _known
        bare = _POINT.sub(lambda point: _STAND_IN if known(point) else "[", bare)
    if "_" in bare or "![" in source.text or not _BARE.fullmatch(bare):
        return None
    return tuple(_paragraphs(source))


def _known(point: re.Match[str]) -> bool:
    return point["cited"] is not None and pieces_of(point["cited"]) is not None


def _known_or_link(point: re.Match[str]) -> bool:
    return point["target"] is not None or _known(point)


def _paragraphs(source: SourceText) -> Iterator[Block]:
    lines, count, first = source.text.split("\n"), 0, 0
    for number, line in enumerate((*lines, "")):
        if line:
            continue
        if first < number:
            count += 1
            yield _paragraph(f"p{count}", first, lines[first:number], source)
        first = number + 1


def _paragraph(name: str, first: int, lines: list[str], source: SourceText) -> Block:
    """The paragraph whose lines begin with the text's line `first`; blanks come between them."""
    text, spans = "", list[Span]()
    for number, line in enumerate(lines, first):
        text, begun = f"{text} " if number > first else "", 0
        for point in _POINT.finditer(line) if "[" in line else ():
            text += line[begun : point.start()]
            spans.extend(_points(point, len(text), source.at(number, point.start())))
            begun = point.end()
        text += line[begun:]
    at = source.at(first, 0)
    return Block(name, Kind.PARAGRAPH, text, tuple(spans), position=at)


def _points(point: re.Match[str], at: int, where: Position) -> Iterator[Span]:
    """Each is a point in the text that the brackets are taken out of."""
    if point["target"] is not None:
        yield Span(at, at, Mark.CROSS_LINK, (("target", point["target"]),), where)
        return
    for piece in pieces_of(point["cited"]) or ():
        yield Span(at, at, Mark.CITATION, piece.attributes, where)
