"""Paragraphs, headings, lists, quotations, verse: a document's blocks in their containers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from glossator.model import Attributes, Block, Container, Enclosing, Kind
from glossator.readers.composing import Composer, Setting
from glossator.readers.pandoc.gathered import Gathered, Noted
from glossator.readers.pandoc.inlines import Inlines
from glossator.readers.pandoc.ownstyles import FACTS, PARTICULARS, has_style, notes_in
from glossator.readers.pandoc.plain import plain
from glossator.readers.pandoc.program import Node
from glossator.readers.pandoc.styles import kind_of
from glossator.readers.pandoc.tables import Cell, grid


def read_blocks(blocks: Iterable[Node], gathered: Gathered, language: str) -> tuple[Block, ...]:
    """The blocks of a part of the tree; notes and names turn up in `gathered`."""
    composer = Composer()
    walk = Walk(composer, gathered, Inlines(composer, gathered, language))
    walk.read(blocks)
    return composer.finish()


@dataclass(slots=True)
class Walk:
    """Reads block elements into a composer."""

    composer: Composer
    gathered: Gathered
    inlines: Inlines

    def read(self, blocks: Iterable[Node]) -> None:
        for one in blocks:
            name = one["t"]
            if name in _READERS:
                self.gathered.mapped[name.lower()] += 1
                _READERS[name](self, one.get("c"))
            else:
                self.gathered.kept[name] += 1
                self._paragraph_of([{"t": "Str", "c": plain(one)}], Kind.PARAGRAPH)

    @contextmanager
    def _set(self, kind: Kind, attributes: Attributes = (), *more: Container) -> Iterator[None]:
        within = (*self.composer.setting.within, *more)
        with self.composer.set(Setting(kind, within, attributes)):
            yield

    def _paragraph_of(self, inlines: list[Node], kind: Kind, attributes: Attributes = ()) -> None:
        """A block of these words. Line ends in verse are lines of their own."""
        here = self.composer.setting.kind
        with self._set(here if kind is Kind.PARAGRAPH else kind, attributes):
            self.inlines.read(inlines)

    def paragraph(self, content: Node) -> None:
        self._paragraph_of(content, Kind.PARAGRAPH)

    def heading(self, content: Node) -> None:
        level, _, inlines = content
        shown = str(min(max(level, 2), 6))
        self._paragraph_of(inlines, Kind.HEADING, (("level", shown),))

    def verse(self, content: Node) -> None:
        stanzas: list[list[Node]] = [[]]
        for line in content:
            if line:
                stanzas[-1].append(line)
            else:
                stanzas.append([])
        for stanza in filter(None, stanzas):
            container = self.composer.enter(Enclosing.STANZA)
            for line in stanza:
                with self._set(Kind.LINE, (), container):
                    self.inlines.read(line)

    def preformatted(self, content: Node) -> None:
        self._verbatim(content[1])

    def raw(self, content: Node) -> None:
        self.gathered.kept[f"{content[0]}, as it is written"] += 1
        self._verbatim(content[1])

    def _verbatim(self, text: str) -> None:
        """Its blanks and line ends are its own."""
        self.composer.end()
        setting, words = self.composer.setting, text.strip("\n")
        if words.strip():
            self.composer.blocks.append(
                Block("", Kind.PREFORMATTED, words, (), setting.within, (), self.gathered.at)
            )

    def quotation(self, content: Node) -> None:
        with self._set(Kind.QUOTATION, (), self.composer.enter(Enclosing.QUOTATION)):
            self.read(content)

    def bullets(self, content: Node) -> None:
        self._list(content, ())

    def numbers(self, content: Node) -> None:
        (start, _style, _sign), items = content
        begins = (("start", str(start)),) if start != 1 else ()
        self._list(items, (("ordered", "true"), *begins))

    def _list(self, items: Iterable[list[Node]], attributes: Attributes) -> None:
        container = self.composer.enter(Enclosing.LIST, attributes)
        for blocks in items:
            item = self.composer.enter(Enclosing.ITEM)
            with self._set(Kind.ITEM, (), container, item):
                before = len(self.composer.blocks)
                self.read(blocks)
                self.composer.end()
                if len(self.composer.blocks) == before:
                    self.composer.empty(self.gathered.at)

    def definitions(self, content: Node) -> None:
        """An item for each term, its definitions below it."""
        items = [
            [{"t": "Para", "c": term}, *(block for one in meanings for block in one)]
            for term, meanings in content
        ]
        self._list(items, ())

    def rule(self, _content: Node) -> None:
        with self._set(Kind.SEPARATOR):
            self.composer.empty(self.gathered.at)

    def division(self, content: Node) -> None:
        """A style of paragraphs, or a division that says nothing."""
        attr, blocks = content
        if has_style({"t": "Div", "c": content}, FACTS, PARTICULARS):
            self._of_the_edition(content)
            return
        kind = kind_of(attr)
        if kind is None or all(one["t"] == "BlockQuote" for one in blocks):
            self.read(blocks)
        elif kind is Kind.LINE:
            self.verse([line for one in blocks for line in _lines(one)])
        elif kind is Kind.QUOTATION:
            self.quotation(blocks)
        else:
            with self._set(kind):
                self.read(blocks)

    def _of_the_edition(self, content: Node) -> None:
        """A line of facts, or what is said of a note. Footnotes on it are on the whole letter."""
        place = self.composer.beginning()
        notes = (Noted(one, place, place, whole=True) for one in notes_in(content))
        self.gathered.notes += notes
        self.gathered.of_edition.append(plain(content))

    def figure(self, content: Node) -> None:
        _, (_short, caption), blocks = content
        captioned = plain(caption)
        with self._set(Kind.FIGURE):
            self.composer.begin(self.gathered.at)
            outer, self.composer.setting = self.composer.setting, _flat(self.composer.setting)
            self.read([*blocks, *caption] if captioned else blocks)
            self.composer.setting = outer

    def table(self, content: Node) -> None:
        rows, caption, merged = grid(content)
        if merged:
            self.gathered.kept["merged cells of a table, as single ones"] += merged
        container = self.composer.enter(Enclosing.TABLE)
        for row in rows:
            line = self.composer.enter(Enclosing.ROW)
            for cell in row:
                with self._set(Kind.CELL, _attributes(cell), container, line):
                    self._cell(cell)
        self.read(caption)

    def _cell(self, cell: Cell) -> None:
        """One block always, also where it is empty or holds paragraphs."""
        self.composer.begin(self.gathered.at)
        outer, self.composer.setting = self.composer.setting, _flat(self.composer.setting)
        self.read(cell.blocks)
        self.composer.setting = outer


def _flat(setting: Setting) -> Setting:
    return replace(setting, flat=True)


def _attributes(cell: Cell) -> Attributes:
    header: Attributes = (("header", "true"),) if cell.header else ()
    return (*header, ("align", cell.align)) if cell.align else header


def _lines(block: Node) -> list[list[Node]]:
    """A paragraph's lines; an empty one parts two paragraphs."""
    if block["t"] == "LineBlock":
        return [*block["c"], []]
    if block["t"] not in ("Para", "Plain"):
        return [[{"t": "Str", "c": plain(block)}]]
    lines: list[list[Node]] = [[]]
    for one in block["c"]:
        if one["t"] == "LineBreak":
            lines.append([])
        else:
            lines[-1].append(one)
    return lines


_READERS: Mapping[str, Callable[[Walk, Node], None]] = {
    "Para": Walk.paragraph,
    "Plain": Walk.paragraph,
    "Header": Walk.heading,
    "LineBlock": Walk.verse,
    "CodeBlock": Walk.preformatted,
    "RawBlock": Walk.raw,
    "BlockQuote": Walk.quotation,
    "BulletList": Walk.bullets,
    "OrderedList": Walk.numbers,
    "DefinitionList": Walk.definitions,
    "HorizontalRule": Walk.rule,
    "Div": Walk.division,
    "Figure": Walk.figure,
    "Table": Walk.table,
}
