"""A text as blocks of plain text with spans over it.

Offsets are code points in a block's text, `start` inclusive and `end` exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import accumulate

from glossator.problems import Position

Attributes = tuple[tuple[str, str], ...]
"""Name and value pairs in the order of the source."""


NOWHERE = Position("")


class Mark(StrEnum):
    """What a span says about its words. The value is also the class written in Markdown."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    SUPERSCRIPT = "sup"
    SUBSCRIPT = "sub"
    SMALL_CAPS = "smallcaps"
    UNDERLINE = "underline"
    CODE = "code"
    FOREIGN = "foreign"
    """Another language; attribute `lang`."""
    SIC = "sic"
    """An apparent error, left as it is; attribute `corr` where a correction is offered."""
    SUPPLIED = "supplied"
    UNCLEAR = "unclear"
    ADDED = "added"
    DELETED = "deleted"
    PERSON = "person"
    """A person; attribute `ref`, an id in parties.yml."""
    ORGANISATION = "org"
    PLACE = "place"
    WORK = "work"
    NO_TERM = "noterm"
    """Words in which no glossary term is looked for."""
    LINK = "link"
    """An address outside; attribute `href`."""
    CROSS_LINK = "cross-link"
    """A link by id, [[id]]; attribute `target` as written. A point where no words were given, which
    in a letter's own text does not happen: they would be words of its."""
    HTML = "html"
    """An allowed HTML element in a note; attributes `tag` and `open`, the sanitised start tag."""
    # Points: start == end
    GAP = "gap"
    """Words missing; attributes `reason`, `extent`, `id`."""
    CITATION = "citation"
    """A citation; attributes `keys` (numbers or ids, separated by blanks), `label` (as printed)
    and `locator`."""
    LINE_BREAK = "break"
    """A line end that belongs to the text; stands before the line feed in the block's text."""
    PAGE_BREAK = "page"
    """A new page; attribute `n`."""
    IMAGE = "image"
    """A picture; attributes `src`, `alt`."""


class Kind(StrEnum):
    """What a block is. The value is also the class of a div or bracketed span in Markdown."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    SALUTE = "salute"
    DATELINE = "dateline"
    ADDRESS = "address"
    SIGNATURE = "signature"
    POSTSCRIPT = "postscript"
    LINE = "line"
    """A verse line."""
    ITEM = "item"
    """A paragraph of a list item."""
    CELL = "cell"
    """A table cell; attributes `header` and `align` where they apply."""
    QUOTATION = "quotation"
    FIGURE = "figure"
    PREFORMATTED = "preformatted"
    SEPARATOR = "separator"
    """A rule or ornament between blocks; its text is empty."""
    HTML = "html"
    """Sanitised HTML in a note (attribute `html`); the text is what it says without tags."""


class Enclosing(StrEnum):
    """What may stand around blocks."""

    LIST = "list"
    ITEM = "item"
    QUOTATION = "quotation"
    STANZA = "stanza"
    TABLE = "table"
    ROW = "row"
    ENCLOSURE = "enclosure"
    DIVISION = "division"


class _Attributed:
    """What has attributes."""

    __slots__ = ()
    attributes: Attributes

    def get(self, name: str, default: str = "") -> str:
        """The attribute's value, or the default."""
        for key, value in self.attributes:
            if key == name:
                return value
        return default


@dataclass(frozen=True, slots=True)
class Span(_Attributed):
    """A range of a block's text that carries one mark; a point where start == end."""

    start: int
    end: int
    mark: Mark
    attributes: Attributes = ()
    position: Position = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Container(_Attributed):
    """Something around blocks. Two blocks share a container where its number is the same."""

    kind: Enclosing
    number: int
    """Unique in the letter or body, in the order of the source, from 1."""
    attributes: Attributes = ()
    """`ordered` and `start` for a list, `id`, `class` where the editor gave them."""


@dataclass(frozen=True, slots=True)
class Block(_Attributed):
    """A paragraph or its like: plain text, with spans over it."""

    id: str
    kind: Kind
    text: str
    spans: tuple[Span, ...] = ()
    within: tuple[Container, ...] = ()
    """The containers around it, outermost first."""
    attributes: Attributes = ()
    """`level` of a heading, `lang`, `align`, `header`, `formerly` (old ids with blanks between)."""
    position: Position = field(default=NOWHERE, compare=False)

    def container(self, depth: int) -> Container | None:
        """The container with so many around it; None where there are fewer."""
        return self.within[depth] if len(self.within) > depth else None


Prose = tuple[Block, ...]
"""The body of a note, a definition, a biography or a page: blocks, like a letter's text."""


def outermost_first(spans: Iterable[Span]) -> tuple[Span, ...]:
    """By where they begin; of those that begin together, the longest first."""
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def counted_anew(within: Iterable[Container], numbers: dict[int, int]) -> tuple[Container, ...]:
    """Containers numbered as they come, since some may have turned out to hold nothing.

    `numbers` keeps, for all blocks of a text, which number each has now.
    """
    return tuple(
        replace(one, number=numbers.setdefault(one.number, len(numbers) + 1)) for one in within
    )


def plain_text(blocks: Iterable[Block]) -> str:
    """What blocks say, with one line feed between them."""
    return "\n".join(block.text for block in blocks)


def starts_of(blocks: Iterable[Block]) -> tuple[int, ...]:
    """Where each block begins in their plain text, in code points."""
    return tuple(accumulate((len(one.text) + 1 for one in blocks), initial=0))[:-1]


def on_one_line(text: str) -> str:
    """A text with single blanks between its words, and none around them."""
    # In what can be printed the only white space is blanks; most texts are so, and are not split.
    if "  " not in text and text.isprintable():
        return text.strip()
    return " ".join(text.split())
