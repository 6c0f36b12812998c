"""Text and ranges over it → HTML: nested where ranges nest, cut where they cross.

This module knows neither letters nor terms. It promises that the text comes out unchanged, that
every range is marked on each of its characters, and that no link stands within another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from sys import maxsize
from typing import NamedTuple

from glossator.weave.escaping import between, escape

EDGE = "\u200b"
"""Begins a sign that follows words closely. To a browser 'use' and the sign '1' are else one word,
'use1', and it finds no 'use' when it follows a link to words (URL Fragment Text Directives, 3.6.2).
The styles keep the line from breaking here."""


class Wrap(NamedTuple):
    """An element around a range."""

    start: int
    end: int
    tag: str
    attributes: str = ""
    """Further attributes as HTML, with a leading blank: ' class="sic"'."""
    once: str = ""
    """Attributes for the first piece only, where the range is cut: an id."""
    order: int = 0
    """On equal ranges the lower order stands outside."""


class Link(NamedTuple):
    """An interactive range. Where links overlap, the smallest has the words."""

    start: int
    end: int
    href: str
    classes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()
    """What it leads to, for words where a smaller link has them: they then tell of both."""
    own: str = ""
    """Attributes of the link itself, as HTML with a leading blank: ' role="doc-glossref"'."""
    id: str = ""


_INMOST = 100
"""The order of a link among elements around the same words."""


class Sign(NamedTuple):
    """Generated HTML at one place, no part of the text."""

    at: int
    html: str
    interactive: bool = False
    """True where it holds a link or button, so that no link may run around it."""
    order: int = 0
    """Of several signs at one place the lower order comes first."""


def weave(
    text: str, wraps: Iterable[Wrap] = (), links: Iterable[Link] = (), signs: Iterable[Sign] = ()
) -> str:
    """The text as HTML with every range and sign in its place."""
    signs = sorted(signs, key=_place)
    stops = [sign.at for sign in signs if sign.interactive]
    solid = [wrap for wrap in wraps if wrap.start < wrap.end]
    linked = [link for link in links if link.start < link.end]
    in_order = sorted(linked)
    if all(one.end <= other.start for one, other in pairwise(in_order)):
        solid += [piece for link in in_order for piece in _alone(link, stops)]
        return _nested(text, solid, signs)
    pieces = _pieces(linked, set(stops))
    solid += map(_as_wrap, pieces)
    return _nested(text, solid, [*_lost_anchors(linked, pieces), *signs])


_place = attrgetter("at", "order")


def _alone(link: Link, stops: Sequence[int]) -> Iterator[Wrap]:
    """The pieces of a link that no other overlaps; `stops` stand in their order."""
    attributes = f' class="{" ".join(link.classes)}" href="{escape(link.href)}"{link.own}'
    once = f' id="{escape(link.id)}"' if link.id else ""
    start = link.start
    for stop in stops[bisect_right(stops, start) : bisect_left(stops, link.end)]:
        if stop > start:
            yield Wrap(start, stop, "a", attributes, once, _INMOST)
            start, once = stop, ""
    yield Wrap(start, link.end, "a", attributes, once, _INMOST)


class _Piece(NamedTuple):
    """A range in which the same links overlap; the first of them has the words."""

    start: int
    end: int
    links: tuple[Link, ...]
    first: bool
    """The first piece of its link, which carries the id."""


def _pieces(links: Sequence[Link], stops: set[int]) -> tuple[_Piece, ...]:
    """Disjoint pieces of all links, cut at every border and at every interactive sign."""
    borders = {link.start for link in links} | {link.end for link in links}
    low, high = min(borders), max(borders)
    cuts = sorted(borders | {stop for stop in stops if low < stop < high})
    seen: set[int] = set()
    pieces: list[_Piece] = []
    for start, end in pairwise(cuts):
        over = [link for link in links if link.start <= start and end <= link.end]
        if not over:
            continue
        over.sort(key=lambda link: link.end - link.start)
        pieces.append(_Piece(start, end, tuple(over), id(over[0]) not in seen))
        seen.add(id(over[0]))
    return tuple(_joined(pieces, stops))


def _joined(pieces: Iterable[_Piece], stops: set[int]) -> list[_Piece]:
    """The pieces, with neighbours under the same links made one."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        same = last is not None and last.end == piece.start and last.links == piece.links
        if last is not None and same and piece.start not in stops:
            joined[-1] = _Piece(last.start, piece.end, last.links, last.first)
        else:
            joined.append(piece)
    return joined


def _lost_anchors(links: Sequence[Link], pieces: Sequence[_Piece]) -> list[Sign]:
    """An empty element with the id of every link that has no words of its own."""
    kept = {id(piece.links[0]) for piece in pieces}
    lost = [link for link in links if link.id and id(link) not in kept]
    return [
        Sign(link.start, f'<span id="{escape(link.id)}" data-generated=""></span>', order=-1)
        for link in lost
    ]


def _as_wrap(piece: _Piece) -> Wrap:
    link = piece.links[0]
    once = f' id="{escape(link.id)}"' if link.id and piece.first else ""
    classes = dict.fromkeys(name for one in piece.links for name in one.classes)
    attributes = f' class="{" ".join(classes)}" href="{escape(link.href)}"{link.own}'
    if len(piece.links) > 1:
        attributes += _told(piece.links)
    return Wrap(piece.start, piece.end, "a", attributes, once, _INMOST)


def _told(links: Iterable[Link]) -> str:
    """What each of several links leads to."""
    facts: dict[str, dict[str, None]] = {}
    for link in links:
        for name, value in link.facts:
            facts.setdefault(name, {})[value] = None
    return "".join(f' {name}="{escape(" ".join(values))}"' for name, values in facts.items())


_CLOSES, _STANDS, _OPENS = range(3)
"""What comes first at a place: the ends of elements, then signs, then the beginnings."""


def _nested(text: str, wraps: Iterable[Wrap], signs: Iterable[Sign]) -> str:
    """The text with elements opened and closed so that they nest; signs at one place stay in
    their order."""
    edges = [(sign.at, _STANDS, n, sign.html) for n, sign in enumerate(signs)]
    for n, (start, end, tag, attributes, once, _) in enumerate(_uncrossed(wraps)):
        edges.append((start, _OPENS, n, f"<{tag}{once}{attributes}>"))
        edges.append((end, _CLOSES, -n, f"</{tag}>"))
    edges.sort()
    bare = between(text) is text
    out: list[str] = []
    done = 0
    for at, _, _, html in edges:
        if at > done:
            out.append(text[done:at] if bare else between(text[done:at]))
            done = at
        out.append(html)
    out.append(text[done:] if bare else between(text[done:]))
    return "".join(out)


def _uncrossed(wraps: Iterable[Wrap]) -> Iterator[Wrap]:
    """The elements in the order in which they open; one that crosses the end of another that stands
    around it is cut there, and its rest opens before what only begins."""
    waiting = sorted(
        (wrap.start, -wrap.end, wrap.order, rank, wrap) for rank, wrap in enumerate(wraps)
    )
    around: list[int] = []
    for n, (start, minus_end, order, _, wrap) in enumerate(waiting):
        while around and around[-1] <= start:
            around.pop()
        if around and around[-1] < wrap.end:
            rest = wrap._replace(start=around[-1], once="")
            insort(waiting, (rest.start, minus_end, order, n - maxsize, rest), n + 1)
            wrap = wrap._replace(end=around[-1])
        around.append(wrap.end)
        yield wrap
