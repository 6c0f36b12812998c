"""Facts in a front matter that give way to others: the lines of all others are kept as they are,
and so are comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import yaml

from glossator.readers.source import SourceText
from glossator.readers.yaml.nodes import Mapping as Nodes
from glossator.readers.yaml.nodes import read_nodes
from glossator.taking.merging.threeway import Range


def with_facts(front: str, wanted: Mapping[str, str], order: Sequence[str]) -> str:
    """The front matter with other facts: by their keys the lines of each, empty for one that goes.
    A new one comes behind those before it in `order`.

    Raises ValueError where keys do not begin at the left edge.
    """
    lines = front.split("\n")
    for key, said in wanted.items():
        places = _places(lines)
        held = said.removesuffix("\n").split("\n") if said else []
        if key in places:
            start, end = places[key]
            lines[start:end] = [*comments_in(lines[start:end]), *held]
        else:
            at = max((places[one][1] for one in order[: order.index(key)] if one in places),
                     default=0)  # fmt: skip
            lines[at:at] = held
    return "\n".join(lines)


def _places(lines: list[str]) -> dict[str, Range]:
    """The lines of each fact, without blank lines and comments that follow it."""
    source = SourceText.whole("\n".join(lines), "")
    node, _ = read_nodes(source)
    if node is None and not "".join(lines).strip():
        return {}
    if not isinstance(node, Nodes) or any(key.position.column > 1 for key, _ in node.entries):
        raise ValueError("its facts do not begin at the left edge")
    starts = [key.position.line - 1 for key, _ in node.entries]
    ends = [end_of(lines, end) for end in (*starts[1:], len(lines))]
    keys = (key.text for key, _ in node.entries)
    return dict(zip(keys, zip(starts, ends, strict=True), strict=True))


def end_of(lines: list[str], end: int) -> int:
    """Where lines up to this one end, without blank ones and comments at the left edge."""
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def comments_in(lines: Sequence[str]) -> Iterator[str]:
    """Those within the lines of a fact, each as a line."""
    text = "\n".join(lines)
    end = 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        between = text[end : token.start_mark.index]
        yield from (one[one.index("#") :].rstrip() for one in between.split("\n") if "#" in one)
        end = max(end, token.end_mark.index)
