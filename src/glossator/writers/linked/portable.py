"""Prose as plain CommonMark that means the same everywhere: whole addresses, none of our marks.

A link by id becomes a link to its page, a citation its short label in brackets. Marks and blocks
that CommonMark has no sign for leave their words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from glossator.model import (
    Block,
    Enclosing,
    Kind,
    Mark,
    Prose,
    Span,
    Target,
    TargetKind,
    outermost_first,
)
from glossator.resolve.links.targets import target_of
from glossator.writers.markdown.blocks import write_blocks
from glossator.writers.markdown.words import write_words

Address = Callable[[Target], str]

_MARKS = frozenset((Mark.EMPHASIS, Mark.STRONG, Mark.CODE, Mark.LINK, Mark.LINE_BREAK, Mark.IMAGE))
_KINDS = frozenset((Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.QUOTATION, Kind.CELL,
                    Kind.PREFORMATTED, Kind.SEPARATOR))  # fmt: skip
_CONTAINERS = frozenset((Enclosing.LIST, Enclosing.ITEM, Enclosing.QUOTATION, Enclosing.TABLE,
                         Enclosing.ROW))  # fmt: skip


def markdown(prose: Prose, address: Address, labels: Mapping[str, str]) -> tuple[str, str]:
    """The text, and its media type: plain where Markdown cannot carry the words."""
    cited = tuple(_cited(block, address, labels) for block in prose)
    try:
        return _written(cited, address), "text/markdown"
    except ValueError:
        return "\n\n".join(one.text for one in cited), "text/plain"


def _written(prose: Prose, address: Address) -> str:
    if all(_is_bare(block) for block in prose):  # most notes; nothing but words is to be written
        words = (write_words(one.text, _portable_spans(one, address), prose=True) for one in prose)
        return "\n\n".join(words) + "\n"
    return write_blocks([_portable(one, address) for one in prose], prose=True)


def _is_bare(block: Block) -> bool:
    plain = block.kind is Kind.PARAGRAPH and not block.within and not block.attributes
    return plain and bool(block.text)


def lost_in(prose: Prose) -> int:
    """How many marks and blocks leave only their words."""
    known = _MARKS | {Mark.CROSS_LINK, Mark.CITATION}
    spans = sum(span.mark not in known for block in prose for span in block.spans)
    return spans + sum(block.kind not in _KINDS for block in prose)


def _cited(block: Block, address: Address, labels: Mapping[str, str]) -> Block:
    """The block with each citation as words: ' (Bianco et al. 2013, p. 3)', linked."""
    for span in sorted(block.spans, key=lambda one: -one.start):
        if span.mark is Mark.CITATION:
            block = _with_label(block, span, address, labels)
    return block


def _with_label(block: Block, span: Span, address: Address, labels: Mapping[str, str]) -> Block:
    at, links = span.start, []
    words = "" if block.text[:at].endswith((" ", "\n")) or not at else " "
    words += "("
    for number, key in enumerate(span.get("keys").split()):
        words += "; " if number else ""
        label = labels.get(key, key)
        href = address(Target(TargetKind.REFERENCE, key))
        begin = at + len(words)
        links.append(Span(begin, begin + len(label), Mark.LINK, (("href", href),)))
        words += label
    words += f", {span.get('locator')})" if span.get("locator") else ")"
    moved = (_moved(one, at, len(words)) for one in block.spans if one is not span)
    text = block.text[:at] + words + block.text[at:]
    return replace(block, text=text, spans=(*moved, *links))


def _moved(span: Span, at: int, by: int) -> Span:
    """A range around the place grows; what begins there stands behind the new words."""
    start = span.start + by if span.start >= at else span.start
    end = span.end + by if span.end > at or span.start >= at else span.end
    return replace(span, start=start, end=end)


def _portable(block: Block, address: Address) -> Block:
    return Block(
        id="",
        kind=block.kind if block.kind in _KINDS else Kind.PARAGRAPH,
        text=block.text,
        spans=_portable_spans(block, address),
        within=tuple(one for one in block.within if one.kind in _CONTAINERS),
        attributes=tuple((k, v) for k, v in block.attributes if k in ("level", "header", "align")),
    )


def _portable_spans(block: Block, address: Address) -> tuple[Span, ...]:
    """Those that CommonMark has signs for, in order."""
    if not block.spans:
        return ()
    spans = (_portable_span(span, address) for span in block.spans)
    known = (span for span in spans if span is not None)
    return outermost_first(known)


def _portable_span(span: Span, address: Address) -> Span | None:
    if span.mark is Mark.CROSS_LINK and span.start < span.end:
        if not span.get("kind"):
            return None
        href = address(target_of(span))
        return Span(span.start, span.end, Mark.LINK, (("href", href),))
    return span if span.mark in _MARKS else None
