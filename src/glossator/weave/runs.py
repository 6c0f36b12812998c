"""Text and ranges over it → HTML: nested where ranges nest, cut where they cross.

This module knows neither letters nor terms. It promises that the text comes out unchanged, that
every range is marked on each of its characters, and that no link stands within another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple


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
    signs = sorted(signs, key=lambda sign: (sign.at, sign.order))
    linked = tuple(link for link in links if link.start < link.end)
    pieces = _pieces(linked, {sign.at for sign in signs if sign.interactive})
    anchors = _lost_anchors(linked, pieces)
    solid = [wrap for wrap in wraps if wrap.start < wrap.end]
    solid += [_as_wrap(piece) for piece in pieces]
    return _nested(text, solid, [*anchors, *signs])


class _Piece(NamedTuple):
    """A range in which the same links overlap; the first of them has the words."""

    start: int
    end: int
    links: tuple[Link, ...]
    first: bool
    """The first piece of its link, which carries the id."""


def _pieces(links: Sequence[Link], stops: set[int]) -> tuple[_Piece, ...]:
    """Disjoint pieces of all links, cut at every border and at every interactive sign."""
    in_order = sorted(links)
    if all(one.end <= other.start for one, other in pairwise(in_order)):
        places = sorted(stops)
        return tuple(piece for link in in_order for piece in _alone(link, places))
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


def _alone(link: Link, stops: Sequence[int]) -> Iterator[_Piece]:
    """The pieces of a link that no other overlaps; `stops` stand in their order."""
    first, last = bisect_right(stops, link.start), bisect_left(stops, link.end)
    for start, end in pairwise((link.start, *stops[first:last], link.end)):
        yield _Piece(start, end, (link,), start == link.start)


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
    if len(piece.links) == 1:
        attributes = f' class="{" ".join(link.classes)}" href="{escape(link.href)}"{link.own}'
        return Wrap(piece.start, piece.end, "a", attributes, once, order=100)
    classes = dict.fromkeys(name for one in piece.links for name in one.classes)
    facts: dict[str, dict[str, None]] = {}
    for one in piece.links:
        for name, value in one.facts:
            facts.setdefault(name, {})[value] = None
    told = "".join(f' {name}="{escape(" ".join(values))}"' for name, values in facts.items())
    attributes = f' class="{" ".join(classes)}" href="{escape(link.href)}"{link.own}{told}'
    return Wrap(piece.start, piece.end, "a", attributes, once, order=100)


def _nested(text: str, wraps: Sequence[Wrap], signs: Sequence[Sign]) -> str:
    """The text with elements opened and closed so that they nest."""
    opening: dict[int, list[Wrap]] = {}
    for wrap in wraps:
        opening.setdefault(wrap.start, []).append(wrap)
    placed: dict[int, list[str]] = {}
    for sign in signs:
        placed.setdefault(sign.at, []).append(sign.html)
    closing = {wrap.end for wrap in wraps}
    stops = sorted({0, len(text), *opening, *closing, *placed})
    out: list[str] = []
    stack: list[Wrap] = []
    bare = not any(sign in text for sign in "&<>")
    begun: set[int] = set()
    for here, after in zip(stops, [*stops[1:], len(text)], strict=True):
        reopened = _close(stack, here, out) if here in closing else []
        out += placed.get(here, ())
        reopened += opening.get(here, ())
        if len(reopened) > 1:
            reopened.sort(key=_outermost)
        for wrap in reopened:
            fresh = id(wrap) not in begun
            begun.add(id(wrap))
            out.append(f"<{wrap.tag}{wrap.once if fresh else ''}{wrap.attributes}>")
            stack.append(wrap)
        words = text[here:after]
        out.append(words if bare else escape(words, quote=False))
    return "".join(out)


def _outermost(wrap: Wrap) -> tuple[int, int]:
    return (-wrap.end, wrap.order)


def _close(stack: list[Wrap], here: int, out: list[str]) -> list[Wrap]:
    """Close what ends here, and what stands within it; return what must be opened again."""
    lowest = next((n for n, wrap in enumerate(stack) if wrap.end == here), len(stack))
    closed = stack[lowest:]
    del stack[lowest:]
    out += [f"</{wrap.tag}>" for wrap in reversed(closed)]
    return [wrap for wrap in closed if wrap.end > here]
