"""Flat blocks with containers → nested HTML elements, each block with its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from glossator.model import Block, Container, Enclosing, Kind

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
    Kind.HTML: "div",
}


def nest(blocks: Iterable[Block], inner: Callable[[int, Block], str], ids: bool = True) -> str:
    """The blocks as HTML within their containers; `inner` gives what stands in each."""
    out: list[str] = []
    open_now: tuple[Container, ...] = ()
    for index, block in enumerate(blocks):
        shared = _shared(open_now, block.within)
        out += [_end(container) for container in reversed(open_now[shared:])]
        out += [_start(container, ids) for container in block.within[shared:]]
        open_now = block.within
        out.append(_leaf(block, inner(index, block), ids))
    out += [_end(container) for container in reversed(open_now)]
    return "\n".join(out)


def _shared(one: tuple[Container, ...], other: tuple[Container, ...]) -> int:
    """How many outer containers two blocks share."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a.number != b.number), min(len(one), len(other)))


def _start(container: Container, ids: bool) -> str:
    name = f' id="{escape(container.get("id"))}"' if ids and container.get("id") else ""
    if container.kind is Enclosing.LIST:
        start = container.get("start")
        first = f' start="{escape(start)}"' if start and start != "1" else ""
        return f"<{_list(container)}{name}{first}>"
    tag = _CONTAINERS[container.kind]
    return f'<{tag}{name} class="{container.kind}">'


def _end(container: Container) -> str:
    tag = _list(container) if container.kind is Enclosing.LIST else _CONTAINERS[container.kind]
    return f"</{tag}>"


def _list(container: Container) -> str:
    return "ol" if container.get("ordered") else "ul"


def _leaf(block: Block, inner: str, ids: bool) -> str:
    tag = _tag(block)
    name = f' id="{escape(block.id)}"' if ids and block.id else ""
    lang = f' lang="{escape(block.get("lang"))}"' if block.get("lang") else ""
    align = f' data-align="{escape(block.get("align"))}"' if block.get("align") else ""
    start = f'<{tag}{name} class="block {block.kind}"{lang}{align}>'
    return start if tag == "hr" else f"{start}{_aliases(block, ids)}{inner}</{tag}>"


def _tag(block: Block) -> str:
    if block.kind is Kind.HEADING:
        return f"h{min(6, int(block.get('level') or 1) + 2)}"
    if block.kind is Kind.CELL:
        return "th" if block.get("header") else "td"
    if block.kind is Kind.SEPARATOR:
        return "hr"
    return _LEAVES.get(block.kind, "p")


def _aliases(block: Block, ids: bool) -> str:
    """An empty element for each id that the block had before."""
    former = block.get("formerly").split() if ids else []
    return "".join(f'<span id="{escape(old)}" data-generated></span>' for old in former)
