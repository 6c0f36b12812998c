"""Hypothesis strategies for blocks of every kind, as a reader would give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

from glossator.model import (
    Attributes,
    Block,
    Container,
    Enclosing,
    Facsimile,
    Kind,
    Mark,
    PageImage,
    Span,
)
from glossator.readers.letterfile.facsimile import wrong_path
from glossator.readers.markdown.ids import automatic_ids

SIGNS = [*"*_`[](){}<>!#&\\|~:;@.,-+=^$%\"' \t\n19aZéß語\xa0\x0b", "1805. ", "&amp;", "[i]"]
SIGNS += ["[[", "]]", ":::", "[@1]", "{.sup}", "{#a}", "<b>", "</b>", "](x)", "***", "---", "word "]

texts = st.lists(st.sampled_from(SIGNS), max_size=8).map("".join)
words = st.sampled_from(["a", "b c", "Hund", "é"]) | texts
values = st.sampled_from(["a", "two words", 'say "x"', "a\\b", "{x}", "b’c", "1|2", "[@1]", "`"])

PLAIN_MARKS = [
    Mark.EMPHASIS, Mark.STRONG, Mark.SUPERSCRIPT, Mark.SUBSCRIPT, Mark.SMALL_CAPS, Mark.UNDERLINE,
    Mark.CODE, Mark.SIC, Mark.SUPPLIED, Mark.UNCLEAR, Mark.ADDED, Mark.DELETED, Mark.NO_TERM,
]  # fmt: skip
MARKS_WITH_REF = [Mark.PERSON, Mark.ORGANISATION, Mark.PLACE, Mark.WORK]
ADDRESSES = ["a.html", "https://example.org/a_b?c=d&e=f", "a b", "", "x(y)", "é&amp;"]

Piece = tuple[str, Mark | None, Attributes, tuple[Any, ...]]


@st.composite
def marked(draw: st.DrawFn, inside: st.SearchStrategy[Any], prose: bool) -> Piece:
    """A mark with what it holds."""
    mark = draw(
        st.sampled_from(
            [
                *PLAIN_MARKS,
                *PLAIN_MARKS,
                *MARKS_WITH_REF,
                Mark.FOREIGN,
                Mark.LINK,
                Mark.CROSS_LINK,
                *([Mark.HTML] if prose else []),
            ]
        )
    )
    attributes: Attributes = ()
    if mark in MARKS_WITH_REF:
        attributes = (("ref", draw(st.sampled_from(["thomas-reed", "x"]))),)
    elif mark is Mark.FOREIGN:
        attributes = (("lang", "de"),)
    elif mark is Mark.LINK:
        title = draw(st.sampled_from([(), (("title", 'a "t"'),)]))
        attributes = (("href", draw(st.sampled_from(ADDRESSES))), *title)
    elif mark is Mark.HTML:
        tag = draw(st.sampled_from(["b", "kbd", "span"]))
        attributes = (("tag", tag), ("open", f"<{tag}>"))
    elif mark is Mark.CROSS_LINK:
        attributes = (("target", draw(st.sampled_from(["a", "term:b", "c#p3"]))),)
    elif draw(st.booleans()):
        attributes = ((draw(st.sampled_from(["corr", "reason", "hand"])), draw(values)),)
    held = tuple(draw(st.lists(inside, max_size=3)))
    if mark is Mark.CROSS_LINK and not prose:  # in a letter it has words
        held = (("text", None, (), ("so",)), *held)
    return ("mark", mark, attributes, held)


@st.composite
def points(draw: st.DrawFn, prose: bool) -> Piece:
    """A point, or a line break."""
    mark = draw(
        st.sampled_from(
            [
                Mark.GAP,
                Mark.PAGE_BREAK,
                Mark.CITATION,
                Mark.LINE_BREAK,
                Mark.IMAGE,
                *([Mark.CROSS_LINK] if prose else []),
            ]
        )
    )
    attributes: Attributes = ()
    if mark is Mark.CITATION:
        attributes = draw(
            st.sampled_from(
                [
                    (("keys", "1"), ("label", "1")),
                    (("keys", "2 3 4"), ("label", "2–4")),
                    (("keys", "hale-1799"), ("label", "hale-1799"), ("locator", "p. 33; [a] \\b")),
                ]
            )
        )
    elif mark is Mark.GAP:
        attributes = draw(st.sampled_from([(), (("reason", "water damage"), ("extent", "1"))]))
    elif mark is Mark.IMAGE:
        attributes = (("src", draw(st.sampled_from(ADDRESSES))), ("alt", draw(words)))
    elif mark is Mark.CROSS_LINK:
        attributes = (("target", "tile-drain"),)
    return ("point", mark, attributes, ())


def pieces(prose: bool) -> st.SearchStrategy[list[Piece]]:
    leaf = words.map(lambda text: ("text", None, (), (text,))) | points(prose)
    return st.lists(
        st.recursive(leaf, lambda inside: marked(inside, prose), max_leaves=5), max_size=5
    )


@dataclass
class _Laid:
    """Text and spans laid down from pieces."""

    text: str = ""
    order: int = 0
    spans: list[tuple[int, int, int, Span]] = field(default_factory=list)

    def lay(self, piece: Piece) -> None:
        what, mark, attributes, inside = piece
        if what == "text":
            self.text += inside[0]
            return
        assert mark is not None
        self.order += 1
        start, order = len(self.text), self.order
        for inner in inside:
            self.lay(inner)
        end = len(self.text)
        self.spans.append((start, -end, order, Span(start, end, mark, attributes)))
        if mark is Mark.LINE_BREAK:
            self.text += "\n"


def laid(parts: Sequence[Piece]) -> tuple[str, tuple[Span, ...]]:
    paper = _Laid()
    for part in parts:
        paper.lay(part)
    spans = [entry[3] for entry in sorted(paper.spans, key=lambda entry: entry[:3])]
    return paper.text, tuple(spans)


@st.composite
def word_blocks(draw: st.DrawFn, kinds: Sequence[Kind], prose: bool = False) -> Block:
    """A block of words of one of these kinds."""
    text, spans = laid(draw(pieces(prose)))
    kind = draw(st.sampled_from(kinds))
    attributes = draw(st.sampled_from([(), (), (), (("formerly", "a b"),), (("lang", "de"),)]))
    if kind is Kind.HEADING:
        attributes = (("level", draw(st.sampled_from("123456"))), *attributes)
    return Block("", kind, text, spans, (), attributes)


WORDY = [
    Kind.PARAGRAPH,
    Kind.PARAGRAPH,
    Kind.SALUTE,
    Kind.DATELINE,
    Kind.ADDRESS,
    Kind.SIGNATURE,
    Kind.POSTSCRIPT,
    Kind.HEADING,
    Kind.QUOTATION,
    Kind.ITEM,
    Kind.LINE,
    Kind.FIGURE,
]


@st.composite
def other_blocks(draw: st.DrawFn) -> Block:
    """A rule, or text that keeps its lines."""
    if draw(st.booleans()):
        return Block("", Kind.SEPARATOR, "")
    lines = st.lists(st.sampled_from(["", " ", "\tx", "```", "~~~~", ":::::", "  y", "> z", "- a"]))
    info = draw(st.sampled_from([(), (("info", "python"),), (("info", "a`b"),)]))
    return Block("", Kind.PREFORMATTED, "\n".join(draw(lines)), (), (), info)


Tree = Block | tuple[Enclosing, Attributes, list[Any]]


@st.composite
def tables(draw: st.DrawFn, prose: bool) -> Tree:
    width, height = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    headed = draw(st.booleans())
    aligned = [draw(st.sampled_from(["", "left", "right", "center"])) for _ in range(width)]
    rows: list[Tree] = []
    for n in range(height):
        row: list[Tree] = []
        for align in aligned:
            cell = draw(word_blocks([Kind.CELL], prose))
            header = (("header", "true"),) if headed and n == 0 else ()
            side = (("align", align),) if align else ()
            row.append(replace(cell, attributes=(*header, *side, *cell.attributes)))
        rows.append((Enclosing.ROW, (), row))
    return (Enclosing.TABLE, (), rows)


def trees(prose: bool) -> st.SearchStrategy[Tree]:
    leaf = (
        word_blocks(WORDY, prose)
        | other_blocks()
        | tables(prose)
        | st.lists(word_blocks([Kind.LINE], prose), min_size=1, max_size=3).map(
            lambda lines: (Enclosing.STANZA, (), lines)
        )
    )
    return st.recursive(leaf, lambda inside: _containers(inside), max_leaves=6)


@st.composite
def _containers(draw: st.DrawFn, inside: st.SearchStrategy[Tree]) -> Tree:
    kind = draw(
        st.sampled_from(
            [Enclosing.LIST, Enclosing.QUOTATION, Enclosing.ENCLOSURE, Enclosing.DIVISION]
        )
    )
    some = st.lists(inside, min_size=1, max_size=3)
    if kind is Enclosing.LIST:
        attributes = draw(
            st.sampled_from([(), (("ordered", "true"),), (("ordered", "true"), ("start", "7"))])
        )
        items = [(Enclosing.ITEM, (), draw(some)) for _ in range(draw(st.integers(1, 3)))]
        return (kind, attributes, items)
    attributes = ()
    if kind is Enclosing.DIVISION:
        attributes = draw(st.sampled_from([(), (("class", "postscript"), ("lang", "de"))]))
    return (kind, attributes, draw(some))


def flattened(forest: Sequence[Tree]) -> tuple[Block, ...]:
    """The blocks with their containers, numbered, and their ids."""
    count = 0
    blocks: list[Block] = []

    def lay(tree: Tree, within: tuple[Container, ...]) -> None:
        nonlocal count
        if isinstance(tree, Block):
            blocks.append(replace(tree, within=within))
            return
        count += 1
        container = Container(tree[0], count, tree[1])
        for inner in tree[2]:
            lay(inner, (*within, container))

    for tree in forest:
        lay(tree, ())
    ids = automatic_ids(block.kind for block in blocks)
    return tuple(replace(b, id=own) for b, own in zip(blocks, ids, strict=True))


def letters(prose: bool = False) -> st.SearchStrategy[tuple[Block, ...]]:
    """Blocks of a letter, or of prose."""
    return st.lists(trees(prose), max_size=4).map(flattened)


_SAID = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn")), max_size=12
).filter(lambda text: text == text.strip() and "\ufeff" not in text)


def facsimiles() -> st.SearchStrategy[Facsimile]:
    """The images of a letter's pages as front matter may name them."""
    paths = _SAID.filter(lambda text: bool(text) and not wrong_path(text))
    images = st.lists(st.builds(PageImage, paths, _SAID, _SAID), min_size=1, max_size=3).map(tuple)
    manifests = st.sampled_from(("", "https://example.org/manifest.json"))
    return st.builds(Facsimile, images, manifests, _SAID, _SAID)
