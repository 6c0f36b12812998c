"""A block's text and spans as Markdown.

Marks are written with Markdown's own signs where these are safe, else as bracketed spans, which
always are. Spans that cross are refused: brackets can only nest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from glossator.model import Mark, Span, outermost_first
from glossator.readers.markdown.marks import POINTS
from glossator.writers.markdown import signs
from glossator.writers.markdown.escape import escaped, is_plain

_STARS = {Mark.EMPHASIS: "*", Mark.STRONG: "**"}
_ONLY_POINTS = POINTS | {Mark.CITATION, Mark.IMAGE}


def write_words(
    text: str,
    spans: Sequence[Span],
    prose: bool = False,
    one_line: bool = False,
    links: bool = True,
) -> str:
    """The words with their marks. In one line, a line's end is written as a mark too. `links` says
    whether double brackets are a link."""
    if "\0" in text:
        raise ValueError("Markdown cannot carry the character NUL.")
    if not spans and is_plain(text):
        return text
    ordered = outermost_first(spans)
    for span in ordered:
        _check(span, text, prose)
    writing = _Writing(text, ordered, prose, one_line, links)
    stops = sorted({0, *(at for span in spans for at in (span.start, span.end))})
    for offset, until in zip(stops, [*stops[1:], len(text)], strict=True):
        writing.step(offset, until)
    return "".join(writing.parts)


def _check(span: Span, text: str, prose: bool) -> None:
    if not 0 <= span.start <= span.end <= len(text):
        raise ValueError(f"A span goes beyond its text: {span}.")
    if span.mark is Mark.HTML and not prose:
        raise ValueError(f"A letter's Markdown cannot carry the mark {span.mark.value}.")
    if span.mark in _ONLY_POINTS and span.start < span.end:
        raise ValueError(f"Markdown cannot carry words in the mark {span.mark.value}.")
    if span.mark is Mark.LINE_BREAK and text[span.start : span.start + 1] != "\n":
        raise ValueError("A line break must stand before the line feed in the text.")


@dataclass(slots=True)
class _Writing:
    text: str
    spans: tuple[Span, ...]
    prose: bool
    one_line: bool
    links: bool
    parts: list[str] = field(default_factory=list)
    open: list[tuple[Span, str]] = field(default_factory=list)
    """What is open, each with what closes it."""
    chars: list[str] = field(default_factory=list)
    starting: dict[int, list[Span]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        bounds = {offset for span in self.spans for offset in (span.start, span.end)}
        self.chars = escaped(self.text, bounds, self.prose)
        for span in self.spans:
            self.starting.setdefault(span.start, []).append(span)

    def step(self, offset: int, until: int) -> None:
        """Everything that stands at an offset, then the words up to the next."""
        self._close(offset)
        here = self.starting.get(offset, [])
        points = [span for span in here if span.end == offset]
        breaks = [span for span in points if span.mark is Mark.LINE_BREAK]
        self._points([span for span in points if span.mark is not Mark.LINE_BREAK])
        for span in here:
            if span.end > offset:
                self._open(span)
        if breaks:
            self._break(breaks)
            offset += 1
        if offset < until:
            self.parts.append(self._run(offset, until))

    def _run(self, offset: int, until: int) -> str:
        if self.open and self.open[-1][1] == "`":
            return self.text[offset:until]
        return "".join(self.chars[offset:until])

    def _break(self, breaks: list[Span]) -> None:
        """The line feed itself belongs to the mark."""
        if len(breaks) > 1:
            raise ValueError("Two line breaks stand before one line feed.")
        last = breaks[0].start == len(self.text) - 1
        plain = not (self.one_line or last or breaks[0].attributes)
        self.parts.append("\\\n" if plain else signs.bracket("", breaks[0]))

    def _close(self, offset: int) -> None:
        while self.open and self.open[-1][0].end == offset:
            self.parts.append(self.open.pop()[1])

    def _points(self, points: list[Span]) -> None:
        while points:
            group = points[:1]
            while group[0].mark is Mark.CITATION and points[len(group) :]:
                if points[len(group)].mark is not Mark.CITATION:
                    break
                group.append(points[len(group)])
            points = points[len(group) :]
            self.parts.append(signs.point(group))

    def _open(self, span: Span) -> None:
        outer = self.open[-1][0] if self.open else None
        if outer and outer.end < span.end:
            raise ValueError(
                f"The marks {outer.mark.value} on {self._words(outer)} and {span.mark.value} on "
                f"{self._words(span)} cross; Markdown's can only nest."
            )
        opening, closing = self._signs(span)
        self.parts.append(opening)
        self.open.append((span, closing))

    def _words(self, span: Span) -> str:
        return f"“{self.text[span.start : span.end]}”"

    def _signs(self, span: Span) -> tuple[str, str]:
        if span.mark in _STARS and self._may_have_stars(span):
            return _STARS[span.mark], _STARS[span.mark]
        if span.mark is Mark.CODE and self._may_have_ticks(span):
            return "`", "`"
        return signs.pair(span, self._holds(span), self.links)

    def _may_have_stars(self, span: Span) -> bool:
        """Letters at both edges, no sign next to them, and not within the same mark."""
        within = any(outer.mark is span.mark for outer, _ in self.open)
        edges = self.text[span.start].isalnum() and self.text[span.end - 1].isalnum()
        touched = any(
            other is not span
            and other.start < other.end
            and (span.start == other.start or span.end == other.end)
            and span.start <= other.start
            and other.end <= span.end
            for other in self.spans
        )
        after_star = bool(self.parts) and self.parts[-1].endswith("*")
        return not (span.attributes or within or touched or after_star) and edges

    def _may_have_ticks(self, span: Span) -> bool:
        words = self.text[span.start : span.end]
        safe = "`" not in words and words == words.strip() and not set("\n\r") & set(words)
        after_tick = bool(self.parts) and self.parts[-1].endswith("`")
        return safe and not span.attributes and not after_tick and not self._holds(span)

    def _holds(self, span: Span) -> bool:
        """Whether anything else is marked within a span."""
        return any(
            other is not span and span.start <= other.start and other.end <= span.end
            for other in self.spans
        )
