"""Blocks and their containers as Markdown, one chunk of lines each, a blank line between; and
whether what is read back is what was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from glossator.model import (
    Attributes,
    Block,
    Container,
    Enclosing,
    Kind,
    Mark,
    counted_anew,
    outermost_first,
)
from glossator.readers.markdown.ids import automatic_ids
from glossator.readers.markdown.marks import KINDS
from glossator.writers.markdown.attributes import braces
from glossator.writers.markdown.tables import write_table
from glossator.writers.markdown.words import write_words

_BRACKETED = {Kind.SALUTE, Kind.DATELINE, Kind.SIGNATURE, Kind.ADDRESS}
"""Kinds that are mostly a few words, so that a bracket reads better than a line above."""

_COLONS = re.compile(r"[\s>]*(:{3,})")
_TICKS = re.compile(r"(`+|~+)")


def write_blocks(blocks: Sequence[Block], prose: bool, links: bool = True) -> str:
    """All blocks as one text that ends in a line feed; empty where there are none. `links` says
    whether double brackets are a link."""
    chunks = write_passages(blocks, prose, links)
    return "\n\n".join(chunks) + "\n" if chunks else ""


def write_passages(blocks: Sequence[Block], prose: bool, links: bool = True) -> list[str]:
    """The text of each passage."""
    _check_containers(blocks)
    return _Writing(prose, links).chunks(without_counted_ids(blocks), 0, Kind.PARAGRAPH)


def without_counted_ids(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, without those of their ids that counting gives them."""
    automatic = automatic_ids(block.kind for block in blocks)
    return [
        replace(block, id="") if block.id == own else block
        for block, own in zip(blocks, automatic, strict=True)
    ]


def passages(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The blocks that are written as one: each by itself, those of one list, table, quotation or
    division, and those of stanzas that follow each other."""
    found: list[tuple[Block, ...]] = []
    for verse, run in groupby(_groups(blocks, 0), key=_is_stanza):
        groups = [(container, tuple(group)) for container, group in run]
        if verse:
            found.append(tuple(block for _, group in groups for block in group))
            continue
        for container, group in groups:
            found += [group] if container else [(block,) for block in group]
    return found


def _check_containers(blocks: Sequence[Block]) -> None:
    """Each container holds blocks that follow each other."""
    left: set[int] = set()
    before: set[int] = set()
    for block in blocks:
        now = {container.number for container in block.within}
        left |= before - now
        if left & now:
            raise ValueError(f"The block {block.id} stands in a container that has ended.")
        before = now


@dataclass(slots=True)
class _Writing:
    prose: bool
    links: bool

    def chunks(self, blocks: Sequence[Block], depth: int, usual: Kind) -> list[str]:
        """The blocks, `depth` containers down, where a paragraph without a class is `usual`."""
        written: list[str] = []
        lists = 0
        for verse, run in groupby(_groups(blocks, depth), key=_is_stanza):
            if verse:
                stanzas = [self._stanza(container, group, depth + 1) for container, group in run]
                written.append(_fenced("{.verse}", "\n\n".join(stanzas)))
                continue
            for container, group in run:
                lists = lists + 1 if container and container.kind is Enclosing.LIST else 0
                if container is None:
                    written.extend(self._block(block, usual) for block in group)
                else:
                    written.append(self._container(container, group, depth + 1, lists))
        return written

    def _words(self, block: Block, one_line: bool = False) -> str:
        return write_words(block.text, block.spans, self.prose, one_line, self.links)

    # Blocks

    def _block(self, block: Block, usual: Kind) -> str:
        if block.kind is Kind.HEADING:
            return self._heading(block)
        if block.kind is Kind.SEPARATOR and not block.text:
            return _above(block, block.attributes, "___")
        if block.kind is Kind.PREFORMATTED:
            return self._preformatted(block)
        if block.kind is Kind.HTML:
            return self._html(block)
        return self._paragraph(block, usual)

    def _paragraph(self, block: Block, usual: Kind) -> str:
        words = self._words(block)
        named = self._named(block, usual)
        attributes = _with_id(block)
        if not words or (named and not attributes and block.kind in _BRACKETED):
            return f"[{words}]" + braces([block.kind.value], attributes)
        line = braces([block.kind.value] if named else [], attributes)
        return f"{line}\n{words}" if line else words

    def _named(self, block: Block, usual: Kind) -> bool:
        """Whether the kind must be said."""
        picture = not block.text and [span.mark for span in block.spans] == [Mark.IMAGE]
        if usual is Kind.PARAGRAPH and picture:
            return block.kind is not Kind.FIGURE
        return block.kind is not usual

    def _heading(self, block: Block) -> str:
        level = block.get("level")
        if level not in {"1", "2", "3", "4", "5", "6"}:
            raise ValueError(f"The heading {block.text!r} has no level from 1 to 6.")
        words = self._words(block, one_line=True)
        words = re.sub(r"(?<!\\)(#+)$", r"\\\1", words)
        attributes = tuple(pair for pair in block.attributes if pair[0] != "level")
        return _above(block, attributes, f"{'#' * int(level)} {words}".rstrip(" "))

    def _preformatted(self, block: Block) -> str:
        if block.spans:
            raise ValueError("Markdown cannot carry marks in preformatted text.")
        info = block.get("info")
        sign = "~" if "`" in info else "`"
        runs = [len(run) for run in _TICKS.findall(block.text) if run[0] == sign]
        fence = sign * max(3, *(length + 1 for length in [0, *runs]))
        attributes = tuple(pair for pair in block.attributes if pair[0] != "info")
        text = f"{block.text}\n" if block.text else ""
        return _above(block, attributes, f"{fence}{info}\n{text}{fence}")

    def _html(self, block: Block) -> str:
        if not self.prose:
            raise ValueError("A letter's Markdown cannot carry HTML.")
        # A blank line would end the block.
        source = re.sub(r"\n(?=[ \t]*\n)", "&#10;", block.get("html"))
        attributes = tuple(pair for pair in block.attributes if pair[0] != "html")
        return _above(block, attributes, source)

    # Containers

    def _container(
        self, container: Container, blocks: Sequence[Block], depth: int, lists: int
    ) -> str:
        if container.kind is Enclosing.LIST:
            return self._list(container, blocks, depth, lists)
        if container.kind is Enclosing.TABLE:
            return _over(container.attributes, write_table(blocks, depth, self._words))
        if container.kind is Enclosing.QUOTATION:
            inner = "\n\n".join(self.chunks(blocks, depth, Kind.QUOTATION))
            return _over(container.attributes, _prefixed(inner, "> ", "> "))
        if container.kind in {Enclosing.ENCLOSURE, Enclosing.DIVISION}:
            return self._division(container, blocks, depth)
        raise ValueError(f"A {container.kind.value} stands outside of what it belongs to.")

    def _division(self, container: Container, blocks: Sequence[Block], depth: int) -> str:
        classes = container.get("class").split()
        usual = next((KINDS[name] for name in classes if name in KINDS), Kind.PARAGRAPH)
        others = tuple(pair for pair in container.attributes if pair[0] != "class")
        inner = "\n\n".join(self.chunks(blocks, depth, usual))
        return _fenced(braces([container.kind.value, *classes], others), inner)

    def _stanza(self, container: Container | None, blocks: Sequence[Block], depth: int) -> str:
        lines = "\n".join(self._line(block, depth) for block in blocks)
        return _over(container.attributes if container else (), lines)

    def _line(self, block: Block, depth: int) -> str:
        if block.kind is not Kind.LINE or len(block.within) > depth:
            raise ValueError(f"Markdown cannot carry a {block.kind.value} in a stanza.")
        words = self._words(block, one_line=True)
        attributes = _with_id(block)
        if words and not attributes:
            return words
        return f"[{words}]" + braces([Kind.LINE.value], attributes)

    def _list(self, container: Container, blocks: Sequence[Block], depth: int, lists: int) -> str:
        ordered = container.get("ordered") == "true"
        number = int(container.get("start") or 1)
        sign = (".)" if ordered else "-*")[(lists - 1) % 2]
        items = []
        for item, group in _groups(blocks, depth):
            if item is None or item.kind is not Enclosing.ITEM:
                raise ValueError("Markdown cannot carry a list's words outside of its items.")
            number = int(item.get("value") or number)
            marker = f"{number}{sign}" if ordered else sign
            items.append(self._item(item, group, depth + 1, marker))
            number += 1
        kept = tuple(p for p in container.attributes if p[0] not in {"ordered", "start"})
        between = "\n\n" if any("\n\n" in item for item in items) else "\n"
        return _over(kept, between.join(items))

    def _item(self, item: Container, blocks: Sequence[Block], depth: int, marker: str) -> str:
        if any(name != "value" for name, _ in item.attributes):
            raise ValueError("Markdown cannot carry attributes of a list's item.")
        inner = "\n\n".join(self.chunks(blocks, depth, Kind.ITEM))
        return _prefixed(inner, f"{marker} ", " " * (len(marker) + 1))


def _groups(blocks: Sequence[Block], depth: int) -> Iterator[tuple[Container | None, list[Block]]]:
    """Blocks that share the container at this depth, in their order; None for those in none."""
    group: list[Block] = []
    for block in blocks:
        if group and group[0].container(depth) != block.container(depth):
            yield group[0].container(depth), group
            group = []
        group.append(block)
    if group:
        yield group[0].container(depth), group


def _is_stanza(group: tuple[Container | None, list[Block]]) -> bool:
    return group[0] is not None and group[0].kind is Enclosing.STANZA


def _with_id(block: Block) -> Attributes:
    return ((("id", block.id),) if block.id else ()) + block.attributes


def _above(block: Block, attributes: Attributes, written: str) -> str:
    """A block with its attributes in the line above."""
    return _over((*((("id", block.id),) if block.id else ()), *attributes), written)


def _over(attributes: Attributes, written: str) -> str:
    classes = " ".join(value for name, value in attributes if name == "class").split()
    others = tuple(pair for pair in attributes if pair[0] != "class")
    line = braces(classes, others)
    return f"{line}\n{written}" if line else written


def _fenced(info: str, inner: str) -> str:
    """A fenced div, its colons more than any within."""
    found = (_COLONS.match(line) for line in inner.split("\n"))
    longest = max((len(match[1]) for match in found if match), default=2)
    colons = ":" * (longest + 1)
    return f"{colons} {info}\n{inner}\n{colons}"


def _prefixed(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    after = [rest + line if line else rest.rstrip(" ") for line in lines[1:]]
    return "\n".join([(first + lines[0]) if lines[0] else first.rstrip(" "), *after])


def check(given: Sequence[Block], read: Sequence[Block]) -> None:
    """Raises ValueError naming the first block that came back as another."""
    wanted, found = settled(given), settled(read)
    for one, other in zip(wanted, found, strict=False):
        if one != other:
            raise ValueError(f"Markdown cannot carry the block {one.id}: {_difference(one, other)}")
    if len(wanted) != len(found):
        raise ValueError(f"Markdown makes {len(found)} blocks of these {len(wanted)}.")


def settled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks as a reader would give them: ids filled in, spans sorted, containers counted."""
    numbers: dict[int, int] = {}
    automatic = automatic_ids(block.kind for block in blocks)
    return tuple(
        replace(
            block,
            id=block.id or own,
            spans=outermost_first(block.spans),
            within=counted_anew(block.within, numbers),
        )
        for block, own in zip(blocks, automatic, strict=True)
    )


def _difference(one: Block, other: Block) -> str:
    for name in ("kind", "text", "spans", "within", "attributes", "id"):
        if getattr(one, name) != getattr(other, name):
            return f"its {name} came back as {getattr(other, name)!r}."
    return "it came back otherwise."
