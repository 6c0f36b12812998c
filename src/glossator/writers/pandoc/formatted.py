"""A reference as a citation style has set it, as inlines: it puts out six elements, and no more."""

from __future__ import annotations

from html.parser import HTMLParser

from glossator.writers.pandoc.nodes import Inlines, mark, words

_ELEMENTS = {
    "b": "Strong",
    "strong": "Strong",
    "i": "Emph",
    "em": "Emph",
    "sub": "Subscript",
    "sup": "Superscript",
}


def inlines_of(line: str) -> Inlines:
    """The inlines of a line from `writers.citations.formatted`."""
    reading = _Reading()
    reading.feed(line)
    reading.close()
    return reading.held[0]


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.held: list[Inlines] = [[]]
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        small = ("class", "smallcaps") in attrs
        self.names.append("SmallCaps" if small else _ELEMENTS.get(tag, ""))
        self.held.append([])

    def handle_endtag(self, tag: str) -> None:
        inner, name = self.held.pop(), self.names.pop()
        self.held[-1] += [mark(name, inner)] if name else inner

    def handle_data(self, data: str) -> None:
        self.held[-1] += words(data)
