"""A letter made of its parts: blocks with marks, its list of references, and all decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from glossator.model import Block, Container, Enclosing, Kind, Mark, Span
from glossator.readers.plaintext import lifting, numbers
from glossator.readers.plaintext.decisions import Choice, Decision
from glossator.readers.plaintext.lines import Line, Part, Passage
from glossator.readers.plaintext.passages import passage
from glossator.readers.plaintext.signs import ended
from glossator.readers.plaintext.vocabulary import Vocabulary
from glossator.shortening import begun

_LEVEL = (("level", "2"),)
_WITH_NUMBERS = frozenset({Kind.PARAGRAPH, Kind.POSTSCRIPT})
_TOLD = {
    Kind.HEADING: "a heading",
    Kind.SALUTE: "the salute",
    Kind.DATELINE: "a dateline",
    Kind.SIGNATURE: "a signature",
    Kind.POSTSCRIPT: "a postscript",
    Kind.ADDRESS: "an address or affiliation",
    Kind.LINE: "verse",
    Kind.PREFORMATTED: "a table, kept as it is set",
    Kind.SEPARATOR: "an ornament",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What the parts of one source share."""

    words: Vocabulary
    path: str
    pages: frozenset[str]
    """Signs that count pages, “{178}”."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter's text, and what was decided about which of its blocks."""

    blocks: tuple[Block, ...]
    title: str
    """Empty where the source has none."""
    decisions: tuple[tuple[int, Decision], ...]
    """Each with the index of its block; that of the title is the first."""
    cited: tuple[str, ...]
    """Numbers that became citations, in the order of their first mention."""


@dataclass(slots=True)
class _Read:
    part: Part
    passage: Passage
    decisions: list[Decision]
    numbers: list[numbers.Number] = field(default_factory=list)


def compose(parts: Sequence[Part], listed: Iterable[str], context: Context) -> Composed:
    """The blocks of a letter; `listed` are the labels of its list of references."""
    read = [_read(part, context) for part in parts]
    _find_numbers(read, list(listed), context)
    composing = _Composing(context)
    for one in read:
        composing.add(one)
    keys = (key for one in read for n in one.numbers if n.lifted for ks, _ in n.pieces
            for key in ks.split())  # fmt: skip
    return Composed(
        tuple(composing.blocks),
        " ".join(composing.titles),
        tuple(composing.decisions),
        tuple(dict.fromkeys(keys)),
    )


def _read(part: Part, context: Context) -> _Read:
    if part.kind in {Kind.PREFORMATTED, Kind.LINE, Kind.SEPARATOR}:
        return _Read(part, Passage("", (0,), part.lines), _of_part(part, context.path))
    words, decisions = passage(part.lines, context.words, context.path)
    return _Read(part, words, [*_of_part(part, context.path), *decisions])


def _of_part(part: Part, path: str) -> list[Decision]:
    first = part.lines[0]
    at = first.begin(path)
    what = "a quotation, being indented" if part.quoted else _TOLD.get(part.kind, "")
    dropped = "".join("".join(line.text.split()) for line in part.lines)
    found = []
    if what and not part.title:
        said = f"“{begun(first.text, 50)}” is {what}."
        gone = dropped if part.kind is Kind.SEPARATOR else ""
        found.append(Decision(Choice.PART, at, said, part.certainty, gone, first.text))
    for line, said, certainty in part.notes:
        where = line.begin(path)
        told = f"{said} (“{begun(line.text, 50)}”)"
        found.append(Decision(Choice.PARAGRAPH, where, told, certainty, "", line.text))
    return found


def _of_title(part: Part, text: str, path: str) -> Decision:
    at = part.lines[0].begin(path)
    said = f"“{begun(text, 50)}” is the letter’s title."
    return Decision(Choice.PART, at, said, part.certainty, "".join(text.split()), text)


def _find_numbers(read: Sequence[_Read], listed: Sequence[str], context: Context) -> None:
    """Fused numbers are looked for where there are sentences: not in rows of authors' names."""
    with_numbers = [
        one for one in read if one.part.kind in _WITH_NUMBERS and ended(one.passage.text)
    ]
    found = numbers.fused_numbers([one.passage.text for one in with_numbers], context.words, listed)
    for one, several in zip(with_numbers, found, strict=True):
        one.numbers = several
        one.decisions += lifting.on_numbers(several, one.passage, context.path)


@dataclass(slots=True)
class _Composing:
    context: Context
    blocks: list[Block] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    decisions: list[tuple[int, Decision]] = field(default_factory=list)
    containers: int = 0

    def add(self, one: _Read) -> None:
        part = one.part
        if part.kind is Kind.LINE:
            self._tell(one.decisions)
            self._verse(part)
        elif part.kind is Kind.PREFORMATTED:
            self._tell(one.decisions)
            self._block(Kind.PREFORMATTED, _as_set(part.lines), ())
        elif part.kind is Kind.SEPARATOR:
            self._tell(one.decisions)
            self._block(Kind.SEPARATOR, "", ())
        else:
            text, spans, lifted = self._lifted(one)
            self._tell([*one.decisions, *lifted])
            self._words(part, text, spans)

    def _lifted(self, one: _Read) -> tuple[str, tuple[Span, ...], list[Decision]]:
        pages, on_pages = lifting.of_pages(one.passage, self.context.pages, self.context.path)
        italics, on_italics = lifting.of_italics(one.passage, self.context.path)
        all_lifts = [*lifting.of_numbers(one.numbers), *pages, *italics]
        text, spans = lifting.lift(one.passage.text, all_lifts)
        return text, spans, [*on_pages, *on_italics]

    def _words(self, part: Part, text: str, spans: tuple[Span, ...]) -> None:
        if part.title and not any(span.mark is Mark.CITATION for span in spans):
            self.titles.append(text)
            self._tell([_of_title(part, text, self.context.path)])
        elif part.quoted:
            within = (self._container(Enclosing.QUOTATION),)
            self._block(Kind.QUOTATION, text, spans, within)
        else:
            self._block(part.kind, text, spans)

    def _verse(self, part: Part) -> None:
        stanza = self._container(Enclosing.STANZA)
        for line in part.lines:
            self._block(Kind.LINE, line.text, (), (stanza,))

    def _container(self, kind: Enclosing) -> Container:
        self.containers += 1
        return Container(kind, self.containers)

    def _block(
        self, kind: Kind, text: str, spans: tuple[Span, ...], within: tuple[Container, ...] = ()
    ) -> None:
        attributes = _LEVEL if kind is Kind.HEADING else ()
        self.blocks.append(Block("", kind, text, spans, within, attributes))

    def _tell(self, decisions: Iterable[Decision]) -> None:
        self.decisions += [(len(self.blocks), one) for one in decisions]


def _as_set(lines: Sequence[Line]) -> str:
    """Lines with the blanks that set their cells, from the leftmost on."""
    left = min(line.indent for line in lines)
    return "\n".join(" " * (line.indent - left) + line.text for line in lines)
