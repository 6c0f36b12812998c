"""A block's words as inlines: marks nested, cut where they cross, with the signs between them.

The words come out as they are; every sign that is not the writer's has a style that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from glossator.model import Mark, Span
from glossator.readers.pandoc.ownstyles import GAP, PAGE, SIGN
from glossator.readers.pandoc.program import Node
from glossator.weave.marks import BRACKETS
from glossator.writers.pandoc.nodes import Inlines, image, link, mark, span, words

_ELEMENTS = {
    Mark.EMPHASIS: "Emph",
    Mark.STRONG: "Strong",
    Mark.SUPERSCRIPT: "Superscript",
    Mark.SUBSCRIPT: "Subscript",
    Mark.SMALL_CAPS: "SmallCaps",
    Mark.UNDERLINE: "Underline",
    Mark.DELETED: "Strikeout",
}
_STYLES = {
    Mark.CODE: "Verbatim Char",
    Mark.SIC: "Sic",
    Mark.SUPPLIED: "Supplied",
    Mark.UNCLEAR: "Unclear",
    Mark.ADDED: "Added",
}

Picture = Callable[[str], str]
"""Where a picture is, by its address as written; '' where there is none."""


def _no_picture(_address: str) -> str:
    return ""


class LinkTo(NamedTuple):
    """Words that lead somewhere."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Laid:
    """What lies over a block besides its own spans."""

    links: Sequence[LinkTo] = ()
    puts: Mapping[int, Sequence[Node]] = field(default_factory=dict)
    """By offset: footnotes, the numbers of citations."""
    picture: Picture = _no_picture
    prefix: str = ""
    """Before the ids of gaps."""


NOTHING = Laid()


class _Range(NamedTuple):
    """A mark or a link over words."""

    start: int
    end: int
    of: Span | LinkTo


class _Piece(NamedTuple):
    """Words or a sign, with the numbers of the ranges around it, outermost first."""

    around: tuple[int, ...]
    inlines: Inlines


def write_words(text: str, spans: Sequence[Span], laid: Laid = NOTHING) -> Inlines:
    """A block's words with all that lies over them."""
    ranges = _ranges(spans, laid.links)
    if not ranges and not laid.puts and all(one.start < one.end for one in spans):
        return words(text)
    return _nested(list(_pieces(text, spans, ranges, laid)), 0, ranges)


def _ranges(spans: Iterable[Span], links: Iterable[LinkTo]) -> list[_Range]:
    """By where they begin, the longer first."""
    found = [_Range(one.start, one.end, one) for one in spans if _is_drawn(one)]
    found += [_Range(one.start, one.end, one) for one in links if one.start < one.end]
    return sorted(found, key=lambda one: (one.start, -one.end))


def _is_drawn(one: Span) -> bool:
    return one.start < one.end and (
        one.mark in _ELEMENTS or one.mark in _STYLES or one.mark is Mark.FOREIGN
    )


def _pieces(
    text: str, spans: Sequence[Span], ranges: Sequence[_Range], laid: Laid
) -> Iterator[_Piece]:
    """In the order of the text; at one place what closes, then points, then what opens."""
    points = [one for one in spans if one.start == one.end and one.mark is not Mark.LINE_BREAK]
    edges = {edge for one in ranges for edge in one[:2]}
    stops = sorted({0, len(text), *edges, *laid.puts, *(one.start for one in points)})
    for at, until in zip(stops, [*stops[1:], len(text)], strict=True):
        yield from _signs(at, ranges, closing=True)
        inside = _around(ranges, at, at)
        for one in points:
            if one.start == at and (sign := _point(one, laid)):
                yield _Piece(inside, sign)
        for put in laid.puts.get(at, ()):
            yield _Piece(inside, [put])
        yield from _signs(at, ranges, closing=False)
        if at < until:
            yield _Piece(_around(ranges, at, until), words(text[at:until]))


def _around(ranges: Sequence[_Range], start: int, end: int) -> tuple[int, ...]:
    """The ranges over some words, or on both sides of a place, outermost first.

    No link stands in another, so of several the smallest has the words. It stands outside of marks:
    a word processor's words have one style only, which is then the mark's.
    """
    point = start == end
    over = [
        number
        for number, one in enumerate(ranges)
        if (one.start < start if point else one.start <= start) and end <= one.end - point
    ]
    links = [number for number in over if isinstance(ranges[number].of, LinkTo)]
    smallest = min(links, key=lambda number: ranges[number].end - ranges[number].start, default=-1)
    marks = [number for number in over if number not in links]
    return (smallest, *marks) if links else tuple(marks)


def _signs(at: int, ranges: Sequence[_Range], closing: bool) -> Iterator[_Piece]:
    """The brackets that stand at a place, each within the mark that it is for."""
    numbers = range(len(ranges))
    for number in reversed(numbers) if closing else numbers:
        one = ranges[number]
        if at != (one.end if closing else one.start) or not isinstance(one.of, Span):
            continue
        if sign := _bracket(one.of, closing):
            edge = (at - 1, at) if closing else (at, at + 1)
            outer = [each for each in _around(ranges, *edge) if each < number]
            yield _Piece((*outer, number), [span(words(sign), SIGN)])


def _bracket(one: Span, closing: bool) -> str:
    if one.mark is Mark.SIC:
        return f"[{one.get('corr') or 'sic'}]" if closing else ""
    return BRACKETS.get(one.mark, ("", ""))[closing]


def _point(one: Span, laid: Laid) -> Inlines:
    """What is seen of a point; of a citation it is put there by whoever knows its address."""
    if one.mark is Mark.GAP:
        said = ", ".join(filter(None, (one.get("extent"), one.get("reason"))))
        name = laid.prefix + one.get("id") if one.get("id") else ""
        sign = span(words(f"[… {said}]" if said else "[…]"), GAP)
        return [span([sign], name=name) if name else sign]
    if one.mark is Mark.PAGE_BREAK:
        return [span(words(f"|{one.get('n')}|"), PAGE)]
    if one.mark is Mark.IMAGE:
        found = laid.picture(one.get("src"))
        said = one.get("alt") or one.get("src")
        return [image(found, said)] if found else [span(words(f"[{said}]"), GAP)]
    return []


def _nested(pieces: Sequence[_Piece], depth: int, ranges: Sequence[_Range]) -> Inlines:
    """Pieces under the same range at a depth stand in one element."""
    made: Inlines = []
    for number, group in groupby(pieces, lambda one: one.around[depth : depth + 1]):
        held = list(group)
        if not number:
            made += [node for one in held for node in one.inlines]
        else:
            made.append(_element(ranges[number[0]].of, _nested(held, depth + 1, ranges)))
    return made


def _element(of: Span | LinkTo, held: Inlines) -> Node:
    if isinstance(of, LinkTo):
        return link(held, of.address)
    if of.mark in _ELEMENTS:
        return mark(_ELEMENTS[of.mark], held)
    return span(held, _STYLES.get(of.mark, ""), of.get("lang"))
