"""Inline tokens become plain text with spans over it.

One small method for each type of token; HTML tags, which need not be nested in Markdown's own
signs, are ended by these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from glossator.model import Attributes, Mark, Span
from glossator.problems import Position, Problem, Rule
from glossator.readers.markdown.builder import Marks, Opened, TextBuilder
from glossator.readers.markdown.dialects import names_no_sign
from glossator.readers.markdown.html import DROPPED, Tag, left_out, read_tag
from glossator.readers.markdown.links import read_address
from glossator.readers.markdown.marks import (
    KINDS,
    MARKS,
    POINTS,
    classes_of,
    missing,
    misspelt,
    unknown_class,
)
from glossator.readers.markdown.values import odd_values

Where = Callable[[int], Position]
"""The position of an offset in the inline content."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A bracket that speaks for its block, if it is all of it: a kind of block, an id."""

    start: int
    end: int
    kinds: tuple[str, ...]
    attributes: Attributes
    position: Position


@dataclass(frozen=True, slots=True)
class Joint:
    """The blank or line feed that joins two lines of the source."""

    offset: int
    after: Position
    """Where the second line begins."""


@dataclass(frozen=True, slots=True)
class Words:
    """What inline tokens say."""

    text: str
    spans: tuple[Span, ...]
    claims: tuple[Claim, ...]
    joints: tuple[Joint, ...]
    problems: tuple[Problem, ...]


def read_words(tokens: Sequence[Token], where: Where) -> Words:
    """The text and spans of a block's inline tokens."""
    reading = _Reading(where)
    for token in tokens:
        reading.read(token)
    return reading.words()


def text_of(tokens: Sequence[Token]) -> str:
    """The bare words of inline tokens, as for a picture's alternative text."""
    parts = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif token.type in {"text", "code_inline", "refused"}:
            parts.append(token.content)
        elif token.type == "image":
            parts.append(text_of(token.children or ()))
    return "".join(parts)


@dataclass(slots=True)
class _Reading:
    where: Where
    built: TextBuilder = field(default_factory=TextBuilder)
    claims: list[Claim] = field(default_factory=list)
    joints: list[Joint] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    dropping: str = ""
    """The HTML element whose content is being left out."""
    dropped_depth: int = 0
    removed: Counter[str] = field(default_factory=Counter)
    """HTML elements left out whose closing tags are still to come."""

    def read(self, token: Token) -> None:
        if self.dropping:
            self._drop(token)
        else:
            _READERS[token.type](self, token, self.where(token.meta.get("at", 0)))

    def words(self) -> Words:
        self._end_html()
        built = self.built
        return Words(
            built.text(),
            built.spans(),
            tuple(self.claims),
            tuple(self.joints),
            tuple(self.problems),
        )

    # Words and points

    def text(self, token: Token, _at: Position) -> None:
        self.built.say(token.content)

    def refused(self, token: Token, at: Position) -> None:
        self._refuse(token, at)
        self.built.say(token.content)

    def _refuse(self, token: Token, at: Position) -> None:
        meta = token.meta
        told = meta["message"], meta.get("cure", ""), meta.get("level")
        self.problems.append(Problem(meta["rule"], at, *told))

    def soft_break(self, token: Token, _at: Position) -> None:
        self.joints.append(Joint(self.built.length, self.where(token.meta["end"])))
        self.built.say(" ")

    def hard_break(self, token: Token, at: Position) -> None:
        self.joints.append(Joint(self.built.length, self.where(token.meta["end"])))
        self._point(Mark.LINE_BREAK, (), at)

    def citation(self, token: Token, at: Position) -> None:
        for piece in token.meta["pieces"]:
            self._point(Mark.CITATION, piece.attributes, at)

    def cross_link(self, token: Token, at: Position) -> None:
        self._point(Mark.CROSS_LINK, (("target", token.meta["target"]),), at)

    def image(self, token: Token, at: Position) -> None:
        for child in token.children or ():
            if child.type == "refused":
                self._refuse(child, at)
        alt = text_of(token.children or ())
        address = self._address(token.attrs.get("src", ""), at)
        if address is None:
            self.built.say(alt)
            return
        others = {n: v for n, v in token.attrs.items() if n not in {"src", "alt"}}
        found = classes_of(others)
        self._report_unknown(found.names, at)
        self._point(Mark.IMAGE, (("src", address), ("alt", alt), *found.attributes), at)

    # What opens and closes

    def code(self, token: Token, at: Position) -> None:
        self._open_own(Mark.CODE, (), token.attrs, at)
        self.built.say(token.content)
        self.built.close()

    def emphasis(self, _token: Token, at: Position) -> None:
        self._open([(Mark.EMPHASIS, ())], at)

    def strong(self, token: Token, _at: Position) -> None:
        # The second of its two signs carries the token.
        self._open([(Mark.STRONG, ())], self.where(token.meta["at"] - 1))

    def words_of_cross_link(self, token: Token, at: Position) -> None:
        self._open([(Mark.CROSS_LINK, (("target", token.meta["target"]),))], at)

    def link(self, token: Token, at: Position) -> None:
        address = self._address(token.attrs.get("href", ""), at)
        if address is None:
            self._open((), at)
            return
        title: Attributes = ()
        if "title" in token.attrs:
            title = (("title", self._with_signs(str(token.attrs["title"]), "title", at)),)
        given = {n: v for n, v in token.attrs.items() if n not in {"href", "title"}}
        self._open_own(Mark.LINK, (("href", address), *title), given, at)

    def bracket(self, token: Token, at: Position) -> None:
        found = classes_of(token.attrs)
        self._report_unknown(found.unknown, at)
        opened = self._open([mark for mark in found.marks if self._leads_somewhere(mark, at)], at)
        refused = bool(found.marks) and not (opened.marks or opened.points)
        opened.kinds, opened.bracket = found.kinds, not (found.unknown or refused)
        opened.attributes = found.attributes

    def close(self, _token: Token, _at: Position) -> None:
        self._end_html()
        self._refuse_link_without_words(self.built.stack[-1])
        opened = self.built.close()
        if opened.points and self.built.length > opened.start:
            message = "This mark stands between words and holds none; the words in it are kept."
            self._report(Rule.BAD_VALUE, message, opened.position)
        if opened.kinds or (opened.bracket and not opened.marks and not opened.points):
            self.claims.append(
                Claim(
                    opened.start,
                    self.built.length,
                    opened.kinds,
                    opened.attributes,
                    opened.position,
                )
            )

    def _refuse_link_without_words(self, opened: Opened) -> None:
        """Such a link gets the name of what it leads to as its words, and a letter has its own."""
        if opened.bracket and self.built.length == opened.start:
            kept = tuple(one for one in opened.marks if one[0] is not Mark.CROSS_LINK)
            if len(kept) < len(opened.marks):
                message = "This mark makes a link of words, and holds none."
                self._report(Rule.BAD_VALUE, message, opened.position)
                opened.marks, opened.bracket = kept, False

    # HTML

    def html(self, token: Token, at: Position) -> None:
        tag = read_tag(token.content)
        if tag is None:
            return
        if tag.closing:
            self._close_html(tag.name, at)
        else:
            self._open_html(tag, at)

    def _open_html(self, tag: Tag, at: Position) -> None:
        if tag.removed:
            message = left_out(tag.removed)
            self.problems.append(Problem(Rule.HTML_REMOVED, at, message, subject=tag.source))
        if tag.name == "br":
            self._point(Mark.LINE_BREAK, (), at)
        elif tag.name in DROPPED:
            self.dropping = tag.name
        elif tag.open:
            attributes = (("tag", tag.name), ("open", tag.open))
            self.built.open(Opened(at, [(Mark.HTML, attributes)], html=tag.name))
        else:
            self.removed[tag.name] += 1

    def _close_html(self, name: str, at: Position) -> None:
        """Closes the nearest such element within the mark that is open."""
        for opened in reversed(self.built.stack):
            if not opened.html:
                break
            if opened.html == name:
                self._end_html(opened)
                self.built.close()
                return
        if self.removed[name]:
            self.removed[name] -= 1
            return
        self._report(Rule.HTML_REMOVED, f"</{name}> closes nothing.", at)

    def _end_html(self, until: Opened | None = None) -> None:
        """Takes away the elements that are open last, down to one; they were never closed."""
        stack = self.built.stack
        while stack and stack[-1].html and stack[-1] is not until:
            opened = stack.pop()
            self._report(Rule.HTML_REMOVED, f"<{opened.html}> is not closed.", opened.position)

    def _drop(self, token: Token) -> None:
        tag = read_tag(token.content) if token.type == "html_inline" else None
        if tag and tag.closing and tag.name == self.dropping:
            self.dropping = ""
        elif token.nesting < 0 and self.dropped_depth == 0:
            self.dropping = ""
            self.close(token, self.where(0))
        else:
            self.dropped_depth += token.nesting

    # Shared

    def _point(self, mark: Mark, attributes: Attributes, at: Position) -> None:
        self.built.point(mark, attributes, at)
        if mark is Mark.LINE_BREAK:
            self.built.say("\n")

    def _open(self, marks: Marks, at: Position) -> Opened:
        self.problems += [*missing(marks, at), *misspelt(marks, at), *odd_values(marks, at)]
        points = [(mark, attributes) for mark, attributes in marks if mark in POINTS]
        others = [one for one in marks if one[0] not in POINTS and _leads(*one)]
        for mark, attributes in points:
            self._point(mark, attributes, at)
        opened = Opened(at, others, points=bool(points))
        self.built.open(opened)
        return opened

    def _open_own(
        self,
        mark: Mark,
        attributes: Attributes,
        given: Mapping[str, str | int | float],
        at: Position,
    ) -> None:
        """Opens a mark with a sign of its own, and the marks in the braces after it."""
        found = classes_of(given)
        self._report_unknown((*found.unknown, *found.kinds), at)
        own = attributes if found.marks else attributes + found.attributes
        self._open([(mark, own), *found.marks], at)

    def _address(self, written: object, at: Position) -> str | None:
        address = read_address(self._with_signs(str(written), "address", at), at)
        if isinstance(address, Problem):
            self.problems.append(address)
            return None
        return address

    def _with_signs(self, written: str, what: str, at: Position) -> str:
        """The address or title of a link without what no text has, which can be named by its
        number."""
        if "\f" in written or names_no_sign(written):
            message = f"The {what} of this link names a sign that no text has."
            cure = "Write the sign itself instead of its number."
            self.problems.append(Problem(Rule.FOREIGN_NOTATION, at, message, cure))
        return written.replace("\f", "\ufffd")

    def _leads_somewhere(self, mark: tuple[Mark, Attributes], at: Position) -> bool:
        """False for a link whose address is refused."""
        address = dict(mark[1]).get("href", "")
        return mark[0] is not Mark.LINK or self._address(address, at) is not None

    def _report_unknown(self, names: Sequence[str], at: Position) -> None:
        known = [*MARKS, *KINDS]
        self.problems.extend(unknown_class(name, known, "mark", at) for name in names)

    def _report(self, rule: Rule, message: str, at: Position) -> None:
        self.problems.append(Problem(rule, at, message))


def _leads(mark: Mark, attributes: Attributes) -> bool:
    """False for a link by id that names nothing."""
    return mark is not Mark.CROSS_LINK or bool(dict(attributes).get("target"))


_READERS: dict[str, Callable[[_Reading, Token, Position], None]] = {
    "text": _Reading.text,
    "refused": _Reading.refused,
    "softbreak": _Reading.soft_break,
    "hardbreak": _Reading.hard_break,
    "citation": _Reading.citation,
    "cross_link": _Reading.cross_link,
    "image": _Reading.image,
    "code_inline": _Reading.code,
    "em_open": _Reading.emphasis,
    "strong_open": _Reading.strong,
    "cross_link_open": _Reading.words_of_cross_link,
    "link_open": _Reading.link,
    "span_open": _Reading.bracket,
    "em_close": _Reading.close,
    "strong_close": _Reading.close,
    "cross_link_close": _Reading.close,
    "link_close": _Reading.close,
    "span_close": _Reading.close,
    "html_inline": _Reading.html,
}
