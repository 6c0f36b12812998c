"""A block's words as mixed content: marks as elements, cut where they cross, and points.

The text between the tags is the model's, code point for code point. What our own reader knows to
leave out of it: a correction, the printed label of a citation, the description of a picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from glossator.model import Block, Span, Target
from glossator.writers.tei.elements import ID, SPACE, Element, is_markup, markup, say
from glossator.writers.tei.ground import Ground
from glossator.writers.tei.marks import Opened, opened, point

Put = str | Callable[[Element], None]
"""Markup at a place, the anchor of a note for example; or what puts something there."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What lies over one block besides its own spans."""

    terms: Sequence[tuple[int, int, Target]] = ()
    puts: Mapping[int, Sequence[Put]] = field(default_factory=dict)
    """By offset, in the order in which they are put."""


NOTHING = Laid()


def write_words(
    parent: Element,
    block: Block,
    ground: Ground,
    laid: Laid = NOTHING,
    within: tuple[int, int] | None = None,
) -> None:
    """The words of a block, or of a part of it, into an element."""
    start, end = within or (0, len(block.text))
    if not block.spans and not laid.terms and not laid.puts:
        say(parent, block.text[start:end])
        return
    writing = _Writing(parent, block, ground, laid)
    writing.write(start, end)


def keeps_space(element: Element, text: str) -> None:
    """Says so where white space in the words is more than a blank between two of them."""
    if space := space_in(text):
        element.set(SPACE, space)


def space_in(text: str) -> str:
    """What xml:space says of these words; empty where it need not say anything."""
    told = "  " in text or not text.isprintable() or text.strip() != text
    return "preserve" if told else ""


Range = tuple[int, int, Span | Target]


@dataclass(slots=True)
class _Open:
    """An element that is open, and what it is a piece of."""

    end: int
    of: Span | Target
    mark: Opened
    at: int
    """Where its first tag stands among what its parent holds."""
    name: str = ""
    """Its xml:id."""


@dataclass(slots=True)
class _Writing:
    """Among words nothing is laid out, so tags are put between them as they come."""

    parent: Element
    block: Block
    ground: Ground
    laid: Laid
    stack: list[_Open] = field(default_factory=list)

    def write(self, start: int, end: int) -> None:
        text, puts, held = self.block.text, self.laid.puts, self.parent.held
        as_it_stands = is_markup(text)
        ranges, points = self._sorted(start, end)
        starting: dict[int, list[Range]] = defaultdict(list)
        for one in ranges:
            starting[one[0]].append(one)
        ends = [one[1] for one in ranges]
        put = [offset for offset in puts if start <= offset <= end]
        at = start
        for offset in sorted({*starting, *ends, *points, *put, end}):
            if at < offset:
                words = text[at:offset]
                held.append(words if as_it_stands else markup(words))
                at = offset
            if self.stack:
                self._close(offset)
            if offset in points or offset in puts:
                self._points(offset, points.get(offset, ()))
            for _, last, of in starting.get(offset, ()):
                self._open(last, of)

    def _sorted(self, start: int, end: int) -> tuple[list[Range], Mapping[int, list[Span]]]:
        """Ranges by start, the longer first; points by offset."""
        ranges: list[Range] = []
        points: dict[int, list[Span]] = defaultdict(list)
        last = end == len(self.block.text)
        for span in self.block.spans:
            if span.start == span.end:
                if start <= span.start < end or (span.start == end and last):
                    points[span.start].append(span)
            elif start <= span.start and span.end <= end:
                ranges.append((span.start, span.end, span))
        ranges += [one for one in self.laid.terms if start <= one[0] and one[1] <= end]
        ranges.sort(key=lambda one: (one[0], -one[1]))
        return ranges, points

    def _points(self, offset: int, spans: Iterable[Span]) -> None:
        for put in self.laid.puts.get(offset, ()):
            if isinstance(put, str):
                self.parent.held.append(put)
            else:
                put(self.parent)
        for span in spans:
            point(self.parent, span, self.ground)

    def _open(self, end: int, of: Span | Target) -> None:
        mark = opened(of, self.ground)
        self.stack.append(_Open(end, of, mark, len(self.parent.held)))
        self.parent.held.append(mark.begin)

    def _close(self, offset: int) -> None:
        """Closes what ends here. What is open within it and goes on is cut, and begun anew."""
        ending = [n for n, one in enumerate(self.stack) if one.end == offset]
        if not ending:
            return
        closed = self.stack[ending[0] :]
        del self.stack[ending[0] :]
        for one in reversed(closed):
            self.parent.held.append(one.mark.end)
        for one in closed:
            if one.end != offset:
                self._go_on(one)

    def _go_on(self, before: _Open) -> None:
        """TEI P5 Guidelines, 17.1 and 21.3: the pieces of a whole point at each other."""
        self._open(before.end, before.of)
        after = self.stack[-1]
        for piece in (before, after):
            piece.name = piece.name or self._named(piece)
        self._tell(before, "next", after)
        self._tell(after, "prev", before)

    def _named(self, piece: _Open) -> str:
        name = self.ground.fragment()
        piece.mark.element.set(ID, name)
        return name

    def _tell(self, piece: _Open, way: str, other: _Open) -> None:
        piece.mark.element.set(way, f"#{other.name}")
        self.parent.held[piece.at] = piece.mark.begin
