"""Words with their marks: inline elements become text with spans over it.

White space is drawn together as XML means it. Citations and the signs of notes become points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from glossator.model import Attributes, Mark, Span, outermost_first
from glossator.problems import Rule
from glossator.readers.jats.citing import DASH, Piece, keys_of, labels_in, tidied
from glossator.readers.jats.elements import HREF, LANG, doi_in, language, line, name
from glossator.readers.jats.formulas import FORMULAS, formula
from glossator.readers.jats.reading import Context
from glossator.readers.tables import names
from glossator.readers.xmlsource import Element, place

Node = str | Element

MARKS = {
    "italic": Mark.EMPHASIS,
    "bold": Mark.STRONG,
    "sup": Mark.SUPERSCRIPT,
    "sub": Mark.SUBSCRIPT,
    "sc": Mark.SMALL_CAPS,
    "underline": Mark.UNDERLINE,
    "monospace": Mark.CODE,
}
PLAIN = names(
    """p title label abbrev article-title award-id chem-struct collab contrib-id country
    date day email etal fixed-case fpage funding-source given-names inline-supplementary-material
    institution issue issue-title lpage milestone-end milestone-start month name named-content
    num object-id overline overline-start overline-end person-group private-char prefix price
    pub-id publisher-loc publisher-name related-article related-object roman ruby rb rt rp
    sans-serif season source speaker strike string-name string-date styled-content suffix surname
    term time-stamp toggle uri volume year x target institution-wrap addr-line city state
    postal-code fax phone on-behalf-of role degrees comment def alternatives author-comment
    collab-alternatives name-alternatives std edition size series conf-name conf-date
    conf-loc page-range elocation-id isbn issn data-title version chapter-title part-title
    trans-title trans-source patent gov date-in-citation sig"""
)
"""Elements that say what their words are; the words are kept, what they are is not."""
LEFT_OUT = {
    "object-id": "identifier of a part",
    "alt-text": "description of a picture",
    "long-desc": "description of a picture",
    "index-term": "entry for an index",
    "permissions": "permissions of a part",
}
"""What is about the text and not of it, and what it is."""
PICTURES = frozenset({"graphic", "inline-graphic", "media", "inline-media"})
_NOT_TAKEN = "A picture or other medium (found {}) is not taken."
_SIGN = re.compile(r"[^\w\s]{0,4}|\w{1,2}|[\[(]\w{1,3}[\])]")
"""What a note's sign looks like."""


@dataclass(frozen=True, slots=True)
class Words:
    """A block's text with its spans, and where notes belong in it."""

    text: str
    spans: tuple[Span, ...] = ()
    notes: tuple[tuple[str, int], ...] = ()
    """The id in the file, and the offset of the sign."""


def nodes(element: Element) -> Iterator[Node]:
    """What an element holds, text and elements, in order."""
    if element.text:
        yield element.text
    for one in element:
        yield one
        if one.tail:
            yield one.tail


def read_words(given: Iterable[Node], context: Context) -> Words:
    """The words of these nodes."""
    building = _Building()
    for piece in tidied(list(_pieces(given, context))):
        building.add(piece)
    return building.words()


def _pieces(given: Iterable[Node], context: Context) -> Iterator[Piece]:
    for node in given:
        if isinstance(node, str):
            yield Piece(node)
        else:
            yield from _element(node, context)


def _element(element: Element, context: Context) -> Iterator[Piece]:
    kind = name(element)
    if kind == "xref":
        yield from _reference(element, context)
    elif kind == "break":
        yield Piece("\n", Mark.LINE_BREAK, at=place(element, context.met.path))
    elif kind in FORMULAS:
        yield Piece(formula(element, context.met))
    elif element in context.footnotes:
        note = context.footnotes[element]
        yield Piece(note=note, at=place(element, context.met.path))
    elif kind in LEFT_OUT and not (kind == "object-id" and context.prose):
        context.met.accounting.leave(element, LEFT_OUT[kind])
    else:
        yield from _marked(element, kind, context)


def _marked(element: Element, kind: str, context: Context) -> Iterator[Piece]:
    if kind in PICTURES:
        context.met.count(Rule.LOST_TEXT, element, _NOT_TAKEN)
    mark, attributes = _mark(element, kind, context)
    known = mark or kind in PLAIN or kind in PICTURES or kind in {"ext-link", "uri", "email"}
    if not known:
        context.met.unknown(element)
    at = place(element, context.met.path)
    if mark:
        yield Piece(mark=mark, attributes=attributes, at=at)
    yield from _pieces(nodes(element), context)
    if mark:
        yield Piece(mark=mark, attributes=attributes, closes=True, at=at)


def _mark(element: Element, kind: str, context: Context) -> tuple[Mark | None, Attributes]:
    if kind in MARKS:
        return MARKS[kind], ()
    if kind in {"ext-link", "uri", "email", "related-article"}:
        address = _address(element, kind)
        return (Mark.LINK, (("href", address),)) if address else (None, ())
    said = language(element) if element.get(LANG) else ""
    if said and said != context.language:
        return Mark.FOREIGN, (("lang", said),)
    return None, ()


def _address(element: Element, kind: str) -> str:
    """The address that a link leads to; empty where it is none of the web."""
    given = str(element.get(HREF) or line(element)).strip()
    if kind == "email" and re.fullmatch(r"[^\s@<>()]+@[^\s@<>()]+", given):
        return f"mailto:{given}"
    if element.get("ext-link-type") == "doi" and not given.startswith("http"):
        return f"https://doi.org/{doi_in(given)}" if doi_in(given) else ""
    return given if re.fullmatch(r"https?://[^\s<>\\\"]+", given) else ""


def _reference(element: Element, context: Context) -> Iterator[Piece]:
    targets = str(element.get("rid", "")).split()
    at = place(element, context.met.path)
    if any(target in context.notes for target in targets):
        yield from _note_sign(element, targets, context)
    elif element.get("ref-type") == "bibr" or any(target in context.labels for target in targets):
        yield from _citation(element, targets, context)
    else:
        yield from (Piece(one.text, one.mark, one.attributes, one.closes, at=at)
                    for one in _pieces(nodes(element), context))  # fmt: skip


def _note_sign(element: Element, targets: Sequence[str], context: Context) -> Iterator[Piece]:
    if not _SIGN.fullmatch(line(element)):
        yield from _pieces(nodes(element), context)
    for target in targets:
        if target in context.notes:
            yield Piece(note=target, at=place(element, context.met.path))


def _citation(element: Element, targets: Sequence[str], context: Context) -> Iterator[Piece]:
    printed, at = line(element), place(element, context.met.path)
    own = tuple(key for target in targets if (key := context.key(target)))
    named = labels_in(printed, tuple(context.labels.values()))
    if context.prose and named:
        by_label = {label: target for target, label in context.labels.items()}
        numbers = [number for label in named for number in keys_of(label)]
        named = tuple(context.key(by_label[n]) for n in numbers if n in by_label) or own
    if re.fullmatch(DASH, printed):  # 18–20 may be three references, the middle one a dash
        yield Piece(printed)
    elif not own and not named:
        message = f"“{printed}” points to no item of the list of references; it is kept as words."
        context.met.tell(Rule.UNKNOWN_CITATION, element, message)
        yield from _pieces(nodes(element), context)
    elif named or not printed:
        brackets = printed[:1] in ("[", "(") and printed[-1:] in ("]", ")")
        yield Piece(labels=named or own, bracketed=brackets, at=at)
    else:
        yield from _pieces(nodes(element), context)
        yield Piece(labels=own, sign=False, at=at)


@dataclass(slots=True)
class _Building:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    notes: list[tuple[str, int]] = field(default_factory=list)
    open: list[int] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        if piece.note:
            self.notes.append((piece.note, self.length))
        elif piece.cites:
            self._cite(piece)
        elif piece.mark is Mark.LINE_BREAK:
            self._break(piece)
        elif piece.mark and piece.closes:
            start = self.open.pop()
            self.spans.append(Span(start, self.length, piece.mark, piece.attributes, piece.at))
        elif piece.mark:
            self.open.append(self.length)
        else:
            self._say(piece.text)

    def _say(self, text: str) -> None:
        """Adds words; of blanks in a row only the first stays, and none at the beginning."""
        text = re.sub(r"[ \t\r\n]+", " ", text)
        if text.startswith(" ") and (not self.length or self.parts[-1][-1] in " \n"):
            text = text[1:]
        if text:
            self.parts.append(text)
            self.length += len(text)

    def _cite(self, piece: Piece) -> None:
        for label in piece.labels:
            if label:
                keys = (("keys", " ".join(keys_of(label))), ("label", label))
                self.spans.append(Span(self.length, self.length, Mark.CITATION, keys, piece.at))

    def _break(self, piece: Piece) -> None:
        if self.length and self.parts[-1] != "\n":
            self.parts[-1] = self.parts[-1].rstrip(" ") or self.parts[-1]
            self.length = sum(map(len, self.parts))
            self.spans.append(Span(self.length, self.length, Mark.LINE_BREAK, (), piece.at))
            self.parts.append("\n")
            self.length += 1

    def words(self) -> Words:
        text = "".join(self.parts).rstrip(" \n")
        spans = [one for span in self.spans if (one := _trimmed(span, text))]
        notes = tuple((note, min(offset, len(text))) for note, offset in self.notes)
        return Words(text, outermost_first(spans), notes)


def _trimmed(span: Span, text: str) -> Span | None:
    """The span without blanks at its edges; None where nothing is left of it."""
    if span.start == span.end:
        if span.mark is Mark.LINE_BREAK:
            return span if span.start < len(text) else None
        if span.mark is not Mark.CITATION:
            return None
        end = min(span.start, len(text))
        return Span(end, end, span.mark, span.attributes, span.position)
    start, end = span.start, min(span.end, len(text))
    while start < end and text[start] in " \n":
        start += 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    return Span(start, end, span.mark, span.attributes, span.position) if start < end else None
