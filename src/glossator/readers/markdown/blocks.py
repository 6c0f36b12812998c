"""Block tokens become a flat row of blocks that know their containers.

A stack of settings follows the tokens: what is around, what a paragraph is here. Words are read
by `inline`, kinds and ids said by brackets are settled in `drafts`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from glossator.model import Attributes, Block, Container, Enclosing, Kind
from glossator.problems import Position, Problem, Rule
from glossator.readers.markdown import drafts
from glossator.readers.markdown.divisions import CLASSES, VERSE, Division, read_division
from glossator.readers.markdown.html import left_out, read_block
from glossator.readers.markdown.inline import Words, read_words
from glossator.readers.markdown.marks import KINDS, classes_of, unknown_class
from glossator.readers.source import SourceText


@dataclass(frozen=True, slots=True)
class _Setting:
    """What holds where a token stands."""

    within: tuple[Container, ...] = ()
    kind: Kind = Kind.PARAGRAPH
    verse: bool = False
    attributes: Attributes = ()
    """Attributes of every block here."""
    said: bool = False
    """Whether the editor says the kind of just this block."""


def read_tokens(
    tokens: Sequence[Token], source: SourceText
) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """The blocks of a text, without ids, and what is wrong in it."""
    reading = _Reading(tokens, source)
    for n, token in enumerate(tokens):
        reading.read(n, token)
    return tuple(reading.blocks), tuple(reading.problems)


@dataclass(slots=True)
class _Reading:
    tokens: Sequence[Token]
    source: SourceText
    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Setting] = field(default_factory=lambda: [_Setting()])
    containers: int = 0
    waiting: Attributes = ()
    """Attributes for the next block alone."""
    skip_to: int = 0
    """Tokens before this one are left out."""

    @property
    def here(self) -> _Setting:
        return self.stack[-1]

    def read(self, n: int, token: Token) -> None:
        if n < self.skip_to:
            return
        if token.nesting < 0:
            self.stack.pop()
        elif token.type in _READERS:
            _READERS[token.type](self, n, token)
        elif token.nesting > 0:
            self.stack.append(self.here)

    # Blocks of words

    def paragraph(self, _n: int, token: Token) -> None:
        found = classes_of(token.attrs, of_block=True)
        here, at = self.here, self._attributes_at(token)
        verse = VERSE in found.unknown or (here.verse and not found.kinds)
        marks = tuple(mark.value for mark, _ in found.marks)
        unknown = [name for name in (*found.unknown, *marks) if name != VERSE]
        self._report_unknown(unknown, "kind of block", at)
        kind = KINDS[found.kinds[0]] if found.kinds else here.kind
        attributes = drafts.joined(here.attributes, found.attributes)
        said = bool(found.kinds)
        self.stack.append(replace(here, kind=kind, verse=verse, attributes=attributes, said=said))

    def heading(self, _n: int, token: Token) -> None:
        found = classes_of(token.attrs, of_block=True)
        self._report_unknown((*found.unknown, *found.kinds), "heading", self._attributes_at(token))
        attributes = drafts.joined((("level", token.tag[1:]),), found.attributes)
        attributes = drafts.joined(self.here.attributes, attributes)
        self.stack.append(replace(self.here, kind=Kind.HEADING, verse=False, attributes=attributes))

    def inline(self, _n: int, token: Token) -> None:
        origin = token.meta["origin"]
        words = read_words(token.children or (), lambda offset: origin.at(self.source, offset))
        self.problems.extend(words.problems)
        here, at = self.here, origin.at(self.source, 0)
        self._report_lost_cells(token, at)
        if here.verse:
            self._verse(words, at)
            return
        frame = drafts.Frame(here.kind, here.within, self._taken(here.attributes), at, here.said)
        block, problems = drafts.paragraph(words, frame)
        self.blocks.append(block)
        self.problems.extend(problems)

    def _verse(self, words: Words, at: Position) -> None:
        stanza = self._container(Enclosing.STANZA, self._taken(self.here.attributes))
        frame = drafts.Frame(Kind.LINE, (*self.here.within, stanza), (), at)
        blocks, problems = drafts.lines(words, frame)
        self.blocks.extend(blocks)
        self.problems.extend((*problems, *drafts.set_in(words, at)))

    # Blocks without words of their own

    def separator(self, _n: int, token: Token) -> None:
        self._plain(Kind.SEPARATOR, "", (), token)

    def preformatted(self, _n: int, token: Token) -> None:
        language = (("info", token.info.strip()),) if token.info.strip() else ()
        self._plain(Kind.PREFORMATTED, token.content.removesuffix("\n"), language, token)

    def html(self, _n: int, token: Token) -> None:
        cleaned, text, removed = read_block(token.content)
        if removed:
            at, message = self._at(token), left_out(removed)
            self.problems.append(Problem(Rule.HTML_REMOVED, at, message, subject=token.content))
        if cleaned:
            self._plain(Kind.HTML, text, (("html", cleaned),), token)

    def _plain(self, kind: Kind, text: str, attributes: Attributes, token: Token) -> None:
        found = classes_of(token.attrs, of_block=True)
        self._report_unknown(found.names, "kind of block", self._attributes_at(token))
        given = self._taken(drafts.joined(self.here.attributes, found.attributes))
        all_attributes = drafts.joined(attributes, given)
        self.blocks.append(
            Block("", kind, text, (), self.here.within, all_attributes, self._at(token))
        )

    # Containers

    def quotation(self, _n: int, token: Token) -> None:
        self._enter(Enclosing.QUOTATION, _given(token), Kind.QUOTATION)

    def list(self, _n: int, token: Token) -> None:
        given = tuple(pair for pair in _given(token) if pair[0] != "start")
        ordered = token.type == "ordered_list_open"
        start = token.attrs.get("start", 1)
        own = (("ordered", "true"),) if ordered else ()
        begins = (("start", str(start)),) if ordered and start != 1 else ()
        self._enter(Enclosing.LIST, (*own, *begins, *given), self.here.kind)

    def list_item(self, n: int, token: Token) -> None:
        self._enter(Enclosing.ITEM, (*self._number(n, token), *_given(token)), Kind.ITEM)
        if self.tokens[n + 1].type == "list_item_close":
            here = self.here
            self.blocks.append(Block("", Kind.ITEM, "", (), here.within, (), self._at(token)))

    def _number(self, n: int, token: Token) -> Attributes:
        """An item's number as written, where it is not one more than that before it."""
        if not token.info.isdigit():
            return ()
        expected = self._expected_number(n, token.level)
        return () if int(token.info) == expected else (("value", str(int(token.info))),)

    def _expected_number(self, n: int, level: int) -> int:
        for token in reversed(self.tokens[:n]):
            if token.level == level and token.type == "list_item_open":
                return int(token.info) + 1
            if token.level == level - 1:
                return int(token.attrs.get("start", 1))
        return 1

    def division(self, n: int, token: Token) -> None:
        found = read_division(self.tokens, n)
        at = self._at(token)
        self._report_unknown(found.unknown, "block", at)
        if found.container:
            self._enter(found.container, found.attributes, found.kind or Kind.PARAGRAPH)
            return
        self._open_division(found)

    def _open_division(self, found: Division) -> None:
        """A div that is no container: it says what the paragraphs in it are."""
        alone = {"id", "formerly"}
        first = tuple(pair for pair in found.attributes if pair[0] in alone)
        every = tuple(pair for pair in found.attributes if pair[0] not in alone)
        here = self.here
        self.waiting = drafts.joined(self.waiting, first)
        self.stack.append(
            replace(
                here,
                kind=found.kind or here.kind,
                verse=found.verse or (here.verse and not found.kind),
                attributes=drafts.joined(here.attributes, every),
            )
        )

    # Tables

    def table(self, _n: int, token: Token) -> None:
        self._enter(Enclosing.TABLE, _given(token), Kind.CELL)

    def head(self, n: int, _token: Token) -> None:
        """A head without any words stands for a table that has none."""
        end = next(k for k in range(n, len(self.tokens)) if self.tokens[k].type == "thead_close")
        if any(token.content for token in self.tokens[n:end] if token.type == "inline"):
            self.stack.append(self.here)
        else:
            self.skip_to = end + 1

    def row(self, _n: int, _token: Token) -> None:
        self._enter(Enclosing.ROW, (), Kind.CELL)

    def cell(self, _n: int, token: Token) -> None:
        header = (("header", "true"),) if token.type == "th_open" else ()
        style = str(token.attrs.get("style", "")).removeprefix("text-align:")
        align = (("align", style),) if style else ()
        self.stack.append(replace(self.here, kind=Kind.CELL, attributes=(*header, *align)))

    def _report_lost_cells(self, token: Token, at: Position) -> None:
        rest = str(token.meta.get("rest", ""))
        if rest.strip(" \t|"):
            message = f"The row has more cells than the table's head: {rest.strip()} is left out."
            self.problems.append(Problem(Rule.LOST_TEXT, at, message))

    # Shared

    def _enter(self, kind: Enclosing, attributes: Attributes, inside: Kind) -> None:
        container = self._container(kind, self._taken(attributes))
        self.stack.append(_Setting((*self.here.within, container), inside))

    def _container(self, kind: Enclosing, attributes: Attributes) -> Container:
        self.containers += 1
        return Container(kind, self.containers, attributes)

    def _taken(self, attributes: Attributes) -> Attributes:
        """The attributes, with those that wait for the next block."""
        waiting, self.waiting = self.waiting, ()
        return drafts.joined(waiting, attributes)

    def _at(self, token: Token) -> Position:
        return self.source.at(token.map[0] if token.map else 0, 0)

    def _attributes_at(self, token: Token) -> Position:
        line = token.meta.get("attributes_line", token.map[0] if token.map else 0)
        return self.source.at(line, 0)

    def _report_unknown(self, names: Sequence[str], what: str, at: Position) -> None:
        self.problems.extend(unknown_class(name, CLASSES, what, at) for name in names)


def _given(token: Token) -> Attributes:
    """The attributes that a line of braces gives a container, classes among them."""
    return tuple((name, str(value)) for name, value in token.attrs.items())


_READERS: dict[str, Callable[[_Reading, int, Token], None]] = {
    "paragraph_open": _Reading.paragraph,
    "heading_open": _Reading.heading,
    "inline": _Reading.inline,
    "hr": _Reading.separator,
    "fence": _Reading.preformatted,
    "code_block": _Reading.preformatted,
    "html_block": _Reading.html,
    "blockquote_open": _Reading.quotation,
    "bullet_list_open": _Reading.list,
    "ordered_list_open": _Reading.list,
    "list_item_open": _Reading.list_item,
    "container_division_open": _Reading.division,
    "table_open": _Reading.table,
    "thead_open": _Reading.head,
    "tr_open": _Reading.row,
    "th_open": _Reading.cell,
    "td_open": _Reading.cell,
}
