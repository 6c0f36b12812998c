"""The configured Markdown parsers: for letters, for their translations, which have cross links, and
for prose, which has HTML as well.

Letters leave out every part of CommonMark that would eat or fold a transcription's words: HTML,
indented code, underlined headings, autolinks, link definitions.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError, parse
from mdit_py_plugins.container import container_plugin

from glossator.readers.markdown.citations import citation
from glossator.readers.markdown.comments import with_comments
from glossator.readers.markdown.crosslinks import cross_link
from glossator.readers.markdown.dialects import with_dialects
from glossator.readers.markdown.places import locate
from glossator.readers.markdown.spans import stamp_rules, stray_braces
from glossator.readers.markdown.traps import stray_attributes

NESTING = 60
"""How deep blocks and brackets may be nested; markdown-it reads nothing below that."""

DIVISION = "division"
_WORD = re.compile(r"[A-Za-z][\w-]*")


class _Markdown(MarkdownIt):
    """Reads every address as written; `links` refuses the dangerous ones and says so."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url


@lru_cache(maxsize=1)
def letter_parser() -> MarkdownIt:
    """The parser of letters' texts."""
    return _text_parser(links=False)


@lru_cache(maxsize=1)
def translation_parser() -> MarkdownIt:
    """The parser of translations: that of letters, with links by id."""
    return _text_parser(links=True)


def _text_parser(links: bool) -> MarkdownIt:
    md = _parser(html=False)
    md.disable(["code", "autolink", "html_inline", "html_block"])
    if links:
        md.inline.ruler.before("citation", "cross_link", cross_link)
    with_comments(md)
    with_dialects(md, prose=False, links=links)
    stamp_rules(md)
    return md


@lru_cache(maxsize=1)
def prose_parser() -> MarkdownIt:
    """The parser of notes, definitions and pages."""
    md = _parser(html=True)
    md.inline.ruler.before("citation", "cross_link", cross_link)
    with_dialects(md, prose=True, links=True)
    stamp_rules(md)
    return md


def division_attributes(info: str) -> dict[str, str] | None:
    """The attributes after the colons of a fenced div; None where it is no div."""
    words = info.strip()
    if _WORD.fullmatch(words):
        return {"class": words}
    return whole_attributes(words)


def whole_attributes(text: str) -> dict[str, str] | None:
    """The attributes where braces are all that the text holds, else None."""
    if not text.startswith("{"):
        return None
    try:
        end, attributes = parse(text)
    except ParseError:
        return None
    return attributes if not text[end + 1 :].strip(" \t") else None


def _parser(html: bool) -> MarkdownIt:
    md = _Markdown("commonmark", {"html": html, "maxNesting": NESTING})
    md.enable(["table"]).disable(["lheading", "reference"])
    md.use(attrs_plugin, spans=True).use(attrs_block_plugin)
    md.use(container_plugin, DIVISION, validate=_is_division)
    md.inline.ruler.before("link", "citation", citation)
    md.inline.ruler.after("attr", "stray_braces", stray_braces)
    md.core.ruler.at("normalize", _without_nulls)
    md.core.ruler.after("block", "stray_attributes", stray_attributes)
    md.core.ruler.before("inline", "locate", locate)
    _guard_block_attributes(md)
    return md


def _without_nulls(state: StateCore) -> None:
    """Core rule: what is left of CommonMark's own, since all lines end in a line feed already."""
    state.src = state.src.replace("\0", "\ufffd")


def _is_division(info: str, _markup: str) -> bool:
    return division_attributes(info) is not None


def _guard_block_attributes(md: MarkdownIt) -> None:
    """Reads a line as attributes only where it holds nothing else.

    The plugin takes any line that begins with attributes and ends with a brace, and drops what
    stands between.
    """
    rule = dict(zip(md.block.ruler.get_active_rules(), md.block.ruler.getRules(""), strict=True))
    original = rule["attr"]

    def attributes_alone(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        return whole_attributes(line) is not None and original(state, start, end, silent)

    md.block.ruler.at("attr", attributes_alone)
