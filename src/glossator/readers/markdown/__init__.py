"""Reads Markdown: a letter's text, a note's prose, and the split between front matter and body.

This is the public face; each module beside it holds one part of the work. What the notation is
stands in the guide for editors, which syntax is on in `syntax`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from markdown_it import MarkdownIt

from glossator.model import Block, Prose
from glossator.problems import Problem, in_order
from glossator.readers.markdown.bare import read_bare
from glossator.readers.markdown.blocks import read_tokens
from glossator.readers.markdown.frontmatter import split_front_matter, with_line_feeds
from glossator.readers.markdown.ids import with_ids
from glossator.readers.markdown.syntax import (
    NESTING,
    letter_parser,
    prose_parser,
    translation_parser,
)
from glossator.readers.markdown.traps import traps
from glossator.readers.source import SourceText

__all__ = ["read_prose", "read_text", "read_translated", "split_front_matter"]


def read_text(source: SourceText) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """A letter's body as blocks; raw HTML and double brackets in it are text."""
    return _read(source, letter_parser, links=False)


def read_translated(source: SourceText) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """A translation's body: as a letter's, but [[id]] is a link: its words are no writer's."""
    return _read(source, translation_parser, links=True)


def read_prose(source: SourceText) -> tuple[Prose, tuple[Problem, ...]]:
    """The body of a note, a definition or a page; HTML is cleaned, [[id]] is a link."""
    return _read(source, prose_parser, links=True)


def _read(
    source: SourceText, parser: Callable[[], MarkdownIt], links: bool
) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    if bare := read_bare(source, links):
        return bare, ()
    return _parsed(source, parser())


def _parsed(
    source: SourceText, parser: MarkdownIt
) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    source = replace(source, text=with_line_feeds(source.text))
    tokens = parser.parse(source.text, {})
    blocks, problems = read_tokens(tokens, source)
    named, id_problems = with_ids(blocks)
    return named, in_order((*problems, *id_problems, *traps(tokens, source, NESTING)))
