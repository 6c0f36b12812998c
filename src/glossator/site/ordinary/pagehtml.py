"""HTML in ordinary pages, for Python-Markdown: what an editor's text may bring into a page.

Python-Markdown passes raw HTML through. Here it is cleaned where it comes in, block by block and
tag by tag, so that what extensions make of other signs, highlighted code or icons, stays theirs.
What is left out was reported when the edition was read.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from glossator.readers.markdown.html import element_in_page, in_page, start_in_page

# Python-Markdown takes blocks of HTML out of the text at 20; fenced code is out before.
_BEFORE_BLOCKS, _AFTER_BLOCKS = 21, 19
# Python-Markdown's own place for tags among words.
_TAGS = 90
_LAST = -100


class PageHtml(Extension):
    """Keeps ordinary pages from bringing what runs or loads."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Python-Markdown's hook."""
        count = _Count(md)
        md.preprocessors.register(count, "glossator-count", _BEFORE_BLOCKS)
        md.preprocessors.register(_Blocks(count, md), "glossator-blocks", _AFTER_BLOCKS)
        md.treeprocessors.register(_Elements(md), "glossator-elements", _LAST)
        if "html" in md.inlinePatterns:
            md.inlinePatterns.register(_Tags(HTML_RE, md), "html", _TAGS)


class _Count(Preprocessor):
    """Notes how much is stashed before blocks of HTML are."""

    stashed = 0

    def run(self, lines: list[str]) -> list[str]:
        self.stashed = len(self.md.htmlStash.rawHtmlBlocks)
        return lines


class _Blocks(Preprocessor):
    """Cleans the blocks of HTML that were stashed since."""

    def __init__(self, count: _Count, md: Markdown) -> None:
        super().__init__(md)
        self.count = count

    def run(self, lines: list[str]) -> list[str]:
        stash = self.md.htmlStash.rawHtmlBlocks
        for number in range(self.count.stashed, len(stash)):
            block = stash[number]
            if isinstance(block, str):  # of md_in_html it is an element, seen to at the end
                stash[number] = in_page(block)[0]
        return lines


class _Tags(HtmlInlineProcessor):
    """Cleans one tag, or a comment, among words."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        written = self.backslash_unescape(self.unescape(m.group(1)))
        end = written.startswith("</")
        cleaned = in_page(written)[0] if end else start_in_page(written)
        return self.md.htmlStash.store(cleaned), m.start(0), m.end(0)


class _Elements(Treeprocessor):
    """Takes from elements what attribute lists and links may have given them."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            kept = element_in_page(element.tag, element.attrib)
            if kept is None:
                element.tag = "span"
            element.attrib.clear()
            element.attrib.update(kept or {})
