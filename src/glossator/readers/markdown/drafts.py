"""From words to blocks: a paragraph that its own brackets rename, and verse cut into lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from glossator.model import Attributes, Block, Container, Kind, Mark, Span
from glossator.problems import Position, Problem, Rule
from glossator.readers.markdown.inline import Claim, Words
from glossator.readers.markdown.marks import KINDS


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of a block before its words are read."""

    kind: Kind
    within: tuple[Container, ...]
    attributes: Attributes
    position: Position
    said: bool = False
    """Whether the editor says the kind."""


def paragraph(words: Words, frame: Frame) -> tuple[Block, list[Problem]]:
    """A block of the words; a bracket around all of them says its kind, id and language."""
    claim, others = _whole(words.claims, len(words.text), frame)
    kind, attributes = frame.kind, frame.attributes
    if claim:
        kind = KINDS[claim.kinds[0]] if claim.kinds else kind
        attributes = joined(attributes, claim.attributes)
    if kind is Kind.PARAGRAPH and not frame.said and not claim and _is_picture(words):
        kind = Kind.FIGURE
    block = Block("", kind, words.text, words.spans, frame.within, attributes, frame.position)
    return block, [_unheard(other) for other in others]


def lines(words: Words, frame: Frame) -> tuple[list[Block], list[Problem]]:
    """A verse line for each line of the source; a mark over several is cut into one for each."""
    blocks: list[Block] = []
    problems: list[Problem] = []
    cuts = [joint.offset for joint in words.joints]
    starts = [0, *(cut + 1 for cut in cuts)]
    positions = [frame.position, *(joint.after for joint in words.joints)]
    ends = [*cuts, len(words.text)]
    for start, end, position in zip(starts, ends, positions, strict=True):
        block, found = paragraph(_line(words, start, end), replace(frame, position=position))
        blocks.append(block)
        problems.extend(found)
    return blocks, problems


def _line(words: Words, start: int, end: int) -> Words:
    """The part of the words that is one verse line."""
    cuts = {joint.offset for joint in words.joints}
    spans = tuple(_cut(words.spans, start, end, cuts))
    claims = tuple(
        replace(claim, start=claim.start - start, end=claim.end - start)
        for claim in words.claims
        if start <= claim.start <= end
    )
    return Words(words.text[start:end], spans, claims, (), ())


def set_in(words: Words, at: Position) -> Iterator[Problem]:
    """Lines of a stanza that stand further in than others, which Markdown does not keep."""
    begins = (at, *(joint.after for joint in words.joints))
    edge = min(one.column for one in begins)
    for one in begins:
        if one.column > edge:
            message = "The blanks before this line of verse are not read."
            cure = "Write &emsp; for each step that it is set in, or take the blanks away."
            yield Problem(Rule.LOST_TEXT, one, message, cure)


def joined(first: Attributes, second: Attributes) -> Attributes:
    """Both sets of attributes; where a name stands in both, the second's value."""
    return tuple({**dict(first), **dict(second)}.items())


def _whole(claims: Iterable[Claim], length: int, frame: Frame) -> tuple[Claim | None, list[Claim]]:
    """The claim that is heard, and those that are not."""
    heard: Claim | None = None
    others: list[Claim] = []
    for claim in claims:
        if heard is None and (claim.start, claim.end) == (0, length) and _fits(claim, frame.kind):
            heard = claim
        else:
            others.append(claim)
    return heard, others


def _fits(claim: Claim, kind: Kind) -> bool:
    """Whether a bracket may speak for such a block; cells, verse lines, headings stay so."""
    if not claim.kinds:
        return bool(claim.attributes)
    fixed = kind in {Kind.CELL, Kind.LINE, Kind.HEADING}
    return len(claim.kinds) == 1 and (not fixed or claim.kinds[0] == kind.value)


def _unheard(claim: Claim) -> Problem:
    if claim.kinds:
        names = " and ".join(f".{name}" for name in claim.kinds)
        message = f"{names} names a kind of block and must stand around the whole of it."
        cure = "Make it a paragraph of its own, or put it around the whole paragraph."
        return Problem(Rule.UNKNOWN_CLASS, claim.position, message, cure)
    message = "The braces after these brackets name no mark."
    cure = "Name a mark, for example {.supplied}, or write a backslash before the brace."
    return Problem(Rule.UNKNOWN_CLASS, claim.position, message, cure)


def _is_picture(words: Words) -> bool:
    return not words.text and [span.mark for span in words.spans] == [Mark.IMAGE]


def _cut(spans: Iterable[Span], start: int, end: int, cuts: set[int]) -> Iterator[Span]:
    """The parts of the spans that lie in a line; its own line end is no mark any more."""
    for span in spans:
        if span.mark is Mark.LINE_BREAK and span.start in cuts:
            continue
        if span.start == span.end:
            inside = start <= span.start <= end
        else:
            inside = span.start < end and start < span.end
        if inside:
            first, last = max(span.start, start) - start, min(span.end, end) - start
            whole = span.start >= start
            kept = span.attributes if whole else _without_id(span.attributes)
            yield replace(span, start=first, end=last, attributes=kept)


def _without_id(attributes: Attributes) -> Attributes:
    return tuple((name, value) for name, value in attributes if name != "id")
