"""Words, points and marks, as they come, become blocks.

White space is settled here: one blank between words, none at a block's ends, none where a line
ends within a word. A mark that is open where a block ends goes on in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from glossator.model import (
    Attributes,
    Block,
    Container,
    Enclosing,
    Kind,
    Mark,
    Span,
    counted_anew,
    outermost_first,
)
from glossator.problems import Position
from glossator.readers.markdown.builder import Opened, TextBuilder

_PIECES = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")

BARE = "bare"
"""The attribute of a link that has no words of its own, and shows what it leads to."""

Place = tuple[int, int]
"""A block's number and an offset in its text."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds where words stand."""

    kind: Kind = Kind.PARAGRAPH
    within: tuple[Container, ...] = ()
    attributes: Attributes = ()
    flat: bool = False
    """Whether all that is in here is one block, as in a table's cell."""


@dataclass(slots=True)
class Composer:
    """Blocks so far, and the one being written."""

    blocks: list[Block] = field(default_factory=list)
    setting: Setting = field(default_factory=Setting)
    marks: list[tuple[Mark, Attributes, Position]] = field(default_factory=list)
    _built: TextBuilder | None = None
    _at: Position = field(default_factory=lambda: Position(""))
    _setting: Setting = field(default_factory=Setting)
    _points: int = 0
    _led: bool = False
    """Whether the block has a link that will have words."""
    _between: str = ""
    """What goes before the next word: nothing, a blank, a line feed."""
    _glued: bool = False
    _pages: list[tuple[Attributes, Position]] = field(default_factory=list)
    _containers: int = 0

    def say(self, text: str | None, at: Position) -> None:
        """Adds words as a source has them."""
        for piece in _PIECES.findall(text or ""):
            if piece[0] in " \t\r\n":
                self.blank()
            else:
                self._word(piece, at)

    def _word(self, word: str, at: Position) -> None:
        built = self._begun(at)
        if self._between and self._has_begun(built):
            self._part(built, at)
        built.say(word)
        self._between, self._glued = "", False

    def _has_begun(self, built: TextBuilder) -> bool:
        """Whether it has words, or a link that will have some."""
        return bool(built.length) or self._led

    def _part(self, built: TextBuilder, at: Position) -> None:
        if self._between == "\n":
            built.point(Mark.LINE_BREAK, (), at)
        built.say(self._between)
        self._between = ""

    def blank(self) -> None:
        """White space, of which one blank remains; none within a word that goes on."""
        if not self._glued:
            self._between = self._between or " "

    def join(self) -> None:
        """A line ends within a word."""
        self._between, self._glued = "", True

    def break_line(self) -> None:
        """A line end that belongs to the text."""
        self._between = "\n"

    def point(self, mark: Mark, attributes: Attributes, at: Position) -> None:
        """Adds a point. A gap, or a link that shows what it leads to, has a blank on either side
        where the source has them."""
        if mark is Mark.PAGE_BREAK and self._built is None:
            self._pages.append((attributes, at))
            return
        built = self._begun(at)
        shown = mark in (Mark.GAP, Mark.CROSS_LINK)
        if shown and self._between and self._has_begun(built):
            self._part(built, at)
        built.point(mark, attributes, at)
        self._led = self._led or mark is Mark.CROSS_LINK
        self._points += 1

    def settle(self) -> None:
        """The blank before what comes next stands there already, and is none that may fall away."""
        if self._built is not None and self._between and self._built.length:
            self._part(self._built, self._at)

    def _begun(self, at: Position) -> TextBuilder:
        if self._built is None:
            self._built, self._at, self._setting = TextBuilder(), at, self.setting
            self._between = ""
            for attributes, where in self._pages:
                self._built.point(Mark.PAGE_BREAK, attributes, where)
            self._pages = []
            for mark, given, where in self.marks:
                self._built.open(Opened(where, [(mark, given)]))
        return self._built

    @contextmanager
    def marked(self, mark: Mark, attributes: Attributes, at: Position) -> Iterator[None]:
        """What is said within carries the mark."""
        self.marks.append((mark, attributes, at))
        if self._built is not None:
            self._built.open(Opened(at, [(mark, attributes)]))
        yield
        self.marks.pop()
        if self._built is not None:
            self._built.close()

    @contextmanager
    def set(self, setting: Setting) -> Iterator[None]:
        """What is said within stands in blocks of its own, in this setting."""
        outer = self.setting
        if outer.flat:
            self._between = "\n"
            yield
            self._between = "\n"
            return
        self.end()
        self.setting = setting
        yield
        self.end()
        self.setting = outer

    def enter(self, kind: Enclosing, attributes: Attributes = ()) -> Container:
        """A container of its own number."""
        self._containers += 1
        return Container(kind, self._containers, attributes)

    def end(self) -> None:
        """Ends the block that is being written, if there is one."""
        built, self._built = self._built, None
        self._between, self._glued, self._led = "", False, False
        if built is None:
            return
        while built.stack:
            built.close()
        text = built.text()
        kept = (one for span in built.spans() if (one := _trimmed(span, text)))
        spans = outermost_first(kept)
        setting = self._setting
        self.blocks.append(
            Block("", setting.kind, text, spans, setting.within, setting.attributes, self._at)
        )

    def begin(self, at: Position) -> None:
        """Begins a block, which is kept also where no words come."""
        self._begun(at)

    def empty(self, at: Position) -> None:
        """A block that holds no words: an empty cell, a rule."""
        self._begun(at)
        self.end()

    def finish(self) -> tuple[Block, ...]:
        """All blocks; a page that begins after the last word stands at its end."""
        self.end()
        if self._pages and self.blocks:
            last = self.blocks[-1]
            made = [Span(len(last.text), len(last.text), Mark.PAGE_BREAK, *p) for p in self._pages]
            self.blocks[-1] = replace(last, spans=(*last.spans, *made))
        numbers: dict[int, int] = {}
        return tuple(_counted(block, numbers) for block in self.blocks)

    def beginning(self) -> Place:
        """Where the next block will begin."""
        return len(self.blocks) + (self._built is not None), 0

    def place(self) -> Place:
        """Where the next word will stand, a blank before it aside."""
        return len(self.blocks), self._built.length if self._built else 0


def _counted(block: Block, numbers: dict[int, int]) -> Block:
    """The block with its containers numbered as they come; one that held nothing has none."""
    within = counted_anew(block.within, numbers)
    return replace(block, within=within) if within else block


def _trimmed(span: Span, text: str) -> Span | None:
    """The span without blanks at its ends; None where no words remain."""
    if span.start == span.end:
        return span if span.mark in _POINTS or span.get(BARE) else None
    covered = text[span.start : span.end]
    start = span.start + len(covered) - len(covered.lstrip(" \n"))
    end = span.end - len(covered) + len(covered.rstrip(" \n"))
    return replace(span, start=start, end=end) if start < end else None


_POINTS = (Mark.GAP, Mark.PAGE_BREAK, Mark.LINE_BREAK, Mark.IMAGE, Mark.CITATION)
