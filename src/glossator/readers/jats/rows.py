"""The row of blocks that grows while a text is read, and the words and containers in it.

Which element is read how stands in a table that is handed in: elements hold each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from glossator.model import Attributes, Block, Container, Enclosing, Kind, Mark, Span
from glossator.problems import Position
from glossator.readers.jats.elements import children, line, name
from glossator.readers.jats.reading import Context
from glossator.readers.jats.words import LEFT_OUT, PLAIN, Node, Words, nodes, read_words
from glossator.readers.xmlsource import Element, place

_TOP = 2
"""The level of a section's heading; the first is the letter's title."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a note's sign stood."""

    note: str
    block: int
    """The number of the block, from 0."""
    offset: int


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks in order, and where notes belong in them."""

    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What holds where an element stands."""

    within: tuple[Container, ...] = ()
    kind: Kind = Kind.PARAGRAPH
    level: int = _TOP


@dataclass(slots=True)
class Reading:
    """What has been read so far."""

    context: Context
    readers: Mapping[str, ReadElement]
    """How each element is read that is a block of its own, also amid a paragraph."""
    blocks: list[Block] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    containers: int = 0

    def element(self, element: Element, here: Place) -> None:
        kind = name(element)
        if element in self.context.footnotes:
            self.inline([element], here, element)
        elif kind in self.readers:
            self.readers[kind](self, element, here)
        elif kind in LEFT_OUT:
            self.context.met.accounting.leave(element, LEFT_OUT[kind])
        elif kind in PLAIN:
            self.inline([element], here, element)
        else:
            self._unknown(element, here)

    def _unknown(self, element: Element, here: Place) -> None:
        self.context.met.unknown(element)
        self.mixed(element, here)

    def mixed(self, element: Element, here: Place) -> None:
        """Words, divided where something stands among them that is a block of its own."""
        run: list[Node] = []
        for node in nodes(element):
            if isinstance(node, str) or not self._stands_alone(node):
                run.append(node)
                continue
            self.inline(run, here, element)
            run = []
            self.element(node, here)
        self.inline(run, here, element)

    def _stands_alone(self, element: Element) -> bool:
        return name(element) in self.readers and element not in self.context.footnotes

    def inline(self, run: Sequence[Node], here: Place, element: Element) -> None:
        self.add(read_words(run, self.context), here, element)

    def add(self, words: Words, here: Place, element: Element, attributes: Attributes = ()) -> None:
        """A block of these words, if there are any."""
        if words.text or words.spans or words.notes:
            self.put(words, here, place(element, self.context.met.path), attributes)

    def put(self, words: Words, here: Place, at: Position, attributes: Attributes = ()) -> None:
        """A block of these words, also where there are none."""
        self.anchors += [Anchor(note, len(self.blocks), offset) for note, offset in words.notes]
        self.blocks.append(
            Block("", here.kind, words.text, words.spans, here.within, attributes, at)
        )

    def within(self, kind: Enclosing, here: Place, inside: Kind, **given: str) -> Place:
        """A container in which blocks are of this kind."""
        self.containers += 1
        container = Container(kind, self.containers, tuple(given.items()))
        return replace(here, within=(*here.within, container), kind=inside)

    def all(self, element: Element, here: Place) -> None:
        for one in element:
            self.element(one, here)

    def headed(self, element: Element, here: Place) -> None:
        """The heading that an element's label and title make."""
        parts = [one for one in children(element, "label", "title") if line(one)]
        if parts:
            words = self.together(parts, strong=False)
            level = (("level", str(here.level)),)
            self.add(words, replace(here, kind=Kind.HEADING), element, level)

    def together(self, parts: Sequence[Element], strong: bool) -> Words:
        """Several elements' words on one line, a label among them set off."""
        run: list[Node] = []
        for part in parts:
            run += [*nodes(part), " "]
        words = read_words(run, self.context)
        label = line(parts[0]) if strong and name(parts[0]) == "label" else ""
        if not label or not words.text.startswith(label) or words.spans:
            return words
        return replace(words, spans=(Span(0, len(label), Mark.STRONG),))


ReadElement = Callable[[Reading, Element, Place], None]
"""Reads one element where it stands."""
