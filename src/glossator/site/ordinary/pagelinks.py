"""Links by id and citations in ordinary pages, for Python-Markdown.

`[[id]]` and `[@id]` become links to the pages' sources; the platform makes addresses of them and
checks them. Code is left alone. What leads nowhere was reported when the edition was read, and
stays on the page as it was written.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from glossator.addresses import address
from glossator.model import Target, TargetKind
from glossator.problems import Position, Problem
from glossator.resolve.links.abroad import Abroad, Led
from glossator.resolve.names import Names
from glossator.resolve.resolved import Resolved
from glossator.site.relative import to_first
from glossator.writers.citations.references import short_labels

# Above escapes (180), which would take a table's \| apart; below backticks (190), which keep
# code as it is.
_PRIORITY = 185
# Below the inline patterns (20), above the changes of attribute lists and of white space (10).
_AFTER_INLINE = 15
# MkDocs makes addresses of links at 0.
_AFTER_PLATFORM = -10
_HELD = "data-href"
"""Where a link keeps its address until then."""


class PageLinks(Extension):
    """The extension; it is told which page is being rendered, and what there is to link to."""

    def __init__(self) -> None:
        super().__init__()
        self._names: Callable[[], Names] | None = None
        self.abroad = Abroad()
        self.placed: Callable[[], Mapping[Target, str]] = dict
        self.uri = self.url = ""

    def site(
        self,
        resolved: Resolved,
        abroad: Abroad | None = None,
        placed: Callable[[], Mapping[Target, str]] = dict,
    ) -> None:
        """From now on links lead into this edition, and into these other volumes; `placed` is as
        in a catalogue."""
        edition = resolved.edition
        self._names = cache(lambda: Names.of(edition, short_labels(edition.references)))
        self.abroad, self.placed = abroad or Abroad(), placed

    @property
    def names(self) -> Names | None:
        """What the edition's things are called; None where there is none."""
        return self._names() if self._names else None

    def turn_to(self, uri: str, url: str = "") -> None:
        """The page that is rendered next, by its source URI and its URL in the site."""
        self.uri, self.url = uri, url

    def extendMarkdown(self, md: Markdown) -> None:
        """Python-Markdown's hook."""
        md.inlinePatterns.register(_CrossLink(self, md), "glossator-link", _PRIORITY)
        md.inlinePatterns.register(_Citation(self, md), "glossator-citation", _PRIORITY - 1)
        md.treeprocessors.register(_Outermost(md), "glossator-outermost", _AFTER_INLINE)
        md.treeprocessors.register(_Away(md), "glossator-away", _AFTER_PLATFORM)

    def anchor(self, target: Target, words: str) -> Element:
        """A link from the current page's source to the target's."""
        uri, fragment = address(target)
        uri = self.placed().get(target, uri)
        element = Element("a")
        path = posixpath.relpath(uri, posixpath.dirname(self.uri) or ".")
        element.set("href", f"{path}#{fragment}" if fragment else path)
        element.set("class", str(target.kind))
        element.text = words
        return element

    def away(self, found: Led, words: str) -> Element:
        """A link to another volume, as it is in the page that is made."""
        relative = found.href.startswith("../")
        href = to_first(self.url) + found.href if relative else found.href
        element = Element("span", {_HELD: href})
        element.text = words
        return element


# In a table the stroke before the words is escaped, so that it parts no cells.
_WRITTEN = r"(?<!\\)\[\[([^\[\]|\\\n]+)(?:\\?\|([^\[\]]+))?\]\]"


class _CrossLink(InlineProcessor):
    """`[[id]]` and `[[id|words]]`."""

    def __init__(self, links: PageLinks, md: Markdown) -> None:
        super().__init__(_WRITTEN, md)
        self.links = links

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        names, abroad, here = self.links.names, self.links.abroad, Position(self.links.uri)
        if abroad.knows(m[1]):
            led = abroad.look_up(m[1], here)
            if not isinstance(led, Led):
                return None, None, None
            return self.links.away(led, m[2] or AtomicString(led.label)), m.start(0), m.end(0)
        found = names.look_up(m[1], here) if names else None
        if names is None or found is None or isinstance(found, Problem):
            return None, None, None
        words = m[2] or AtomicString(names.label(found))
        return self.links.anchor(found, words), m.start(0), m.end(0)


class _Citation(InlineProcessor):
    """`[@id]`, `[@id, p. 33]` and `[@id; @other]`, as author and year in round brackets."""

    def __init__(self, links: PageLinks, md: Markdown) -> None:
        super().__init__(r"\[(@[a-z][\w.-]*[^\[\]\n]*)\](?!\()", md)
        self.links = links

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        names = self.links.names
        if names is None:
            return None, None, None
        element = Element("span", {"class": "cited"})
        element.text = "("
        for n, item in enumerate(m[1].split(";")):
            key, _, locator = item.strip().removeprefix("@").partition(",")
            target = Target(TargetKind.REFERENCE, key.strip())
            if target not in names.labels:
                return None, None, None
            if n:
                element[-1].tail = (element[-1].tail or "") + "; "
            element.append(self.links.anchor(target, AtomicString(names.label(target))))
            element[-1].tail = f",{locator}" if locator else ""
        element[-1].tail = (element[-1].tail or "") + ")"
        return element, m.start(0), m.end(0)


class _Outermost(Treeprocessor):
    """Of links within links the outermost stays one; the words of the others are kept."""

    def run(self, root: Element) -> None:
        """Python-Markdown's hook."""
        for link in root.iter("a"):
            for inner in [one for one in link.iter("a") if one is not link]:
                inner.tag = "span"
                inner.attrib.pop("href", None)


class _Away(Treeprocessor):
    """Makes links to other volumes; the platform would take their addresses for missing pages."""

    def run(self, root: Element) -> None:
        """Python-Markdown's hook."""
        for link in [one for one in root.iter("span") if _HELD in one.attrib]:
            link.tag = "a"
            link.set("href", link.attrib.pop(_HELD))
