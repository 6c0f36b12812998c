"""Flat blocks with containers → nested HTML elements, each block with its id."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from glossator.model import Block, Container, Enclosing, Kind
from glossator.weave.escaping import escape
from glossator.weave.marks import tongue
from glossator.weave.spoken import ENGLISH_SPOKEN, Spoken
from glossator.wording.blocks import block_name

_NO_ROWS: Mapping[int, int] = {}

_CONTAINERS = {
    Enclosing.QUOTATION: "blockquote",
    Enclosing.STANZA: "div",
    Enclosing.TABLE: "table",
    Enclosing.ROW: "tr",
    Enclosing.ENCLOSURE: "section",
    Enclosing.DIVISION: "div",
    Enclosing.ITEM: "li",
}

_LEAVES = {
    Kind.FIGURE: "figure",
    Kind.PREFORMATTED: "pre",
    # Across a div, a stray <li> would end the list item that a note stands in; a section stops it
    # (HTML Standard, 13.2.6.4.7).
    Kind.HTML: "section",
}


# Cells and lines come by the hundred: Tab passes them by, and those of a verse that are counted
# aloud, every fifth, stop it.
_MANY = (Kind.CELL, Kind.LINE, Kind.ITEM)
_EVERY = 5
"""Lines of verse of which one is numbered, as print does."""


def nest(
    blocks: Iterable[Block],
    inner: Callable[[int, Block], str],
    ids: bool = True,
    prefix: str = "",
    spoken: Spoken = ENGLISH_SPOKEN,
    rows: Mapping[int, int] = _NO_ROWS,
) -> str:
    """The blocks as HTML within their containers; `inner` gives what stands in each.

    `prefix` stands before every id, where several letters share a page; `spoken` are the words of
    signs for those who listen; `rows` says how many of its page's rows a container takes, by its
    number, where others stand beside them.
    """
    out: list[str] = []
    open_now: tuple[Container, ...] = ()
    for index, block in enumerate(blocks):
        shared = _shared(open_now, block.within)
        out += [_end(container) for container in reversed(open_now[shared:])]
        out += [_start(container, ids, prefix, rows) for container in block.within[shared:]]
        open_now = block.within
        out.append(_leaf(block, inner(index, block), ids, prefix, spoken))
    out += [_end(container) for container in reversed(open_now)]
    return "\n".join(out)


def _shared(one: tuple[Container, ...], other: tuple[Container, ...]) -> int:
    """How many outer containers two blocks share."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a.number != b.number), min(len(one), len(other)))


def _start(container: Container, ids: bool, prefix: str, rows: Mapping[int, int]) -> str:
    name = f' id="{escape(prefix + container.get("id"))}"' if ids and container.get("id") else ""
    lang = tongue(container.get("lang"))
    if container.kind is Enclosing.LIST:
        start = container.get("start")
        first = _told("start", start if start != "1" else "")
        return f"<{_list(container)}{name}{first}{lang}>"
    tag = _CONTAINERS[container.kind]
    # A list's own numbering is the writer's words, though it is no text.
    number = _told("value", container.get("value"))
    taken = f' data-rows="{rows[container.number]}"' if container.number in rows else ""
    return f'<{tag}{name} class="{container.kind}"{number}{taken}{lang}>'


def _told(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"' if value else ""


def _end(container: Container) -> str:
    tag = _list(container) if container.kind is Enclosing.LIST else _CONTAINERS[container.kind]
    return f"</{tag}>"


def _list(container: Container) -> str:
    return "ol" if container.get("ordered") else "ul"


def _leaf(block: Block, inner: str, ids: bool, prefix: str, spoken: Spoken) -> str:
    tag = _tag(block)
    name = f' id="{escape(prefix + block.id)}"' if ids and block.id else ""
    lang = tongue(block.get("lang"))
    align = _told("data-align", block.get("align"))
    # A paragraph of prose is what its element says; a letter's blocks are places as well.
    plain = block.kind is Kind.PARAGRAPH and not ids
    kind = "" if plain else f' class="block {block.kind}"'
    start = f"<{tag}{name}{kind}{lang}{align}>"
    # Where several letters share a page for the printer, nothing is to be pointed at.
    sign = _sign(block, spoken) if ids and not prefix else ""
    within = f"{_aliases(block, ids, prefix)}{inner}{sign}"
    if tag == "hr":  # holds nothing, so the sign of a note on it stands after it
        start = f"{start[:-1]}/>"
        return f'{start}<p class="signs" data-generated="">{within}</p>' if within else start
    return f"{start}{within}</{tag}>"


def _sign(block: Block, spoken: Spoken) -> str:
    """The link to the block itself. Its number comes from the styles, so that no word of it stands
    between the writer's: what is searched for, copied or addressed by its words is theirs."""
    if not block.id or not block.text:
        return ""
    number = _number(block)
    shown = _told("data-number", number)
    stop = ' tabindex="-1"' if block.kind in _MANY and not number else ""
    words = escape(block_name(block.id, spoken.wording))
    return (
        f'<a class="place-ref" href="#{escape(block.id)}" aria-label="{words}"{spoken.lang}'
        f'{shown}{stop} data-generated=""></a>'
    )


def _number(block: Block) -> str:
    """A paragraph's number, or that of every fifth line; empty for other blocks."""
    count = re.fullmatch(r"(?:p|line-)(\d+)", block.id)
    if count is None or (block.kind is Kind.LINE and int(count[1]) % _EVERY):
        return ""
    return count[1]


def _tag(block: Block) -> str:
    if block.kind is Kind.HEADING:
        return f"h{min(6, int(block.get('level') or 1) + 2)}"
    if block.kind is Kind.CELL:
        return "th" if block.get("header") else "td"
    if block.kind is Kind.SEPARATOR:
        return "hr"
    return _LEAVES.get(block.kind, "p")


def _aliases(block: Block, ids: bool, prefix: str) -> str:
    """An empty element for each id that the block had before."""
    former = block.get("formerly").split() if ids else []
    return "".join(f'<span id="{escape(prefix + old)}" data-generated=""></span>' for old in former)
