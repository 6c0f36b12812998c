"""Elements of Pandoc's tree, made of what stands in them (Text.Pandoc.Definition)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from glossator.directions import direction
from glossator.readers.pandoc.ownstyles import LINK
from glossator.readers.pandoc.program import Node
from glossator.writers.xmlsigns import clean

Inlines = list[Node]
Blocks = list[Node]
Attr = list[object]


def attr(style: str = "", lang: str = "", name: str = "") -> Attr:
    """An id, a style of paragraphs or characters, a language and the way in which it is written."""
    pairs = [["custom-style", style]] if style else []
    if lang:
        pairs += [["lang", lang]]
        pairs += [["dir", "rtl"]] if direction(lang) == "rtl" else [["dir", "ltr"]]
    return [name, [], pairs]


def words(text: str) -> Inlines:
    """Text as it stands, every blank of it; its line ends are the letter's own."""
    lines = clean(text).split("\n")
    made: Inlines = []
    for number, line in enumerate(lines):
        made += [{"t": "LineBreak"}] if number else []
        made += [{"t": "Str", "c": line}] if line else []
    return made


def mark(name: str, inlines: Inlines) -> Node:
    """Emph, Strong and their like."""
    return {"t": name, "c": inlines}


def span(inlines: Inlines, style: str = "", lang: str = "", name: str = "") -> Node:
    """Words with a style, a language or an id."""
    return {"t": "Span", "c": [attr(style, lang, name), inlines]}


def link(inlines: Inlines, address: str, style: str = "") -> Node:
    """Words that lead somewhere; those to another place of the document look otherwise, and those
    without an address are words alone.

    Their style stands within the link, since a word processor's words have one only.
    """
    style = style or (LINK if address.startswith("#") else "")
    inlines = [span(inlines, style)] if style else inlines
    if not address:
        return span(inlines)
    return {"t": "Link", "c": [attr(), inlines, [clean(address), ""]]}


def image(source: str, described: str) -> Node:
    """A picture, and what is said to those who do not see it."""
    return {"t": "Image", "c": [attr(), words(described), [source, ""]]}


def para(inlines: Inlines, style: str = "", lang: str = "", name: str = "") -> Node:
    """A paragraph; with a style or a language it is one in a division.

    Its id stands at its beginning: a division whose id begins as that of a reference would become
    part of a bibliography in LaTeX, with no list around it.
    """
    named = [span([], name=name)] if name else []
    held: Node = {"t": "Para", "c": [*named, *inlines]}
    return division([held], style, lang) if style or lang else held


def division(blocks: Blocks, style: str = "", lang: str = "") -> Node:
    """Blocks with a style or a language."""
    return {"t": "Div", "c": [attr(style, lang), blocks]}


def header(level: int, inlines: Inlines, name: str = "") -> Node:
    """A heading of level 1 to 6."""
    return {"t": "Header", "c": [level, [name, [], []], inlines]}


def note(blocks: Blocks) -> Node:
    """A footnote."""
    return {"t": "Note", "c": blocks}


def items(held: Sequence[Blocks], ordered: bool, start: int = 1) -> Node:
    """A list."""
    if not ordered:
        return {"t": "BulletList", "c": list(held)}
    return {"t": "OrderedList", "c": [[start, {"t": "Decimal"}, {"t": "Period"}], list(held)]}


def table(rows: Sequence[Sequence[Inlines]], aligned: Sequence[str], headed: bool) -> Node:
    """A table whose first row may be its head; `aligned` is left, right, center or '' a column."""
    columns = [[{"t": _ALIGNED[one]}, {"t": "ColWidthDefault"}] for one in aligned]
    made = [_row(row) for row in rows]
    head, body = (made[:1], made[1:]) if headed else ([], made)
    empty = attr()
    bodies = [[empty, 0, [], body]]
    return {"t": "Table", "c": [empty, [None, []], columns, [empty, head], bodies, [empty, []]]}


_ALIGNED = {"": "AlignDefault", "left": "AlignLeft", "right": "AlignRight", "center": "AlignCenter"}


def _row(cells: Iterable[Inlines]) -> Node:
    made = ([{"t": "Plain", "c": cell}] if cell else [] for cell in cells)
    return [attr(), [[attr(), {"t": "AlignDefault"}, 1, 1, blocks] for blocks in made]]
