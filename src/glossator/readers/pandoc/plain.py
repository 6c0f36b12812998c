"""All words of a part of Pandoc's tree, without its notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from glossator.readers.pandoc.program import Node

_BLANKS = ("Space", "SoftBreak", "LineBreak")
QUOTES = {"DoubleQuote": "“”", "SingleQuote": "‘’"}
_TEXTS = ("Str", "Code", "CodeBlock", "Math", "RawInline", "RawBlock")


def plain(node: Node) -> str:
    """The words, with single blanks."""
    return " ".join("".join(_words(node)).split())


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, list):
        for part in node:
            yield from _words(part)
        return
    if not isinstance(node, dict):
        return
    name: str = node.get("t", "")
    content: Any = node.get("c")
    if name in _BLANKS:
        yield " "
    elif name in _TEXTS:
        yield content if isinstance(content, str) else str(content[-1])
    elif name == "Quoted":
        before, after = tuple(QUOTES[content[0]["t"]])
        yield before
        yield from _words(content[1])
        yield after
    elif name in ("MetaString", "MetaInlines", "MetaBlocks", "MetaList"):
        yield from [content] if isinstance(content, str) else _words(content)
    elif name != "Note":
        yield from _words(content)
        yield " " if name in _PARAGRAPHS else ""


_PARAGRAPHS = ("Para", "Plain", "Header", "LineBlock")
