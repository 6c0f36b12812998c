"""What CommonMark and fenced divs do to a transcription unasked, found and reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from glossator.problems import Position, Problem, Rule
from glossator.readers.markdown.marks import KINDS
from glossator.readers.source import SourceText

FIRST_NUMBER = 100
"""A list that begins with a larger number is more likely a year."""

_COLONS = re.compile(r"[ \t]*:{3,}")
_ROW = re.compile(r"\|.+\|")
_CLOSING = re.compile(r"(?:[^:]*[\s>])?(:{3,})[ \t]*")
_CONTAINERS = frozenset({"blockquote_open", "list_item_open", "container_division_open"})

Where = Callable[[Token], Position]


def traps(tokens: Sequence[Token], source: SourceText, nesting: int) -> list[Problem]:
    """All traps in a text, in the order of its tokens."""
    lines = source.text.split("\n")

    def where(token: Token) -> Position:
        """Where a block token begins, its indentation left aside."""
        number = token.map[0] if token.map else 0
        return source.at(number, len(lines[number]) - len(lines[number].lstrip(" \t")))

    return [
        *_accidental_lists(tokens, where),
        *_unclosed_fences(tokens, lines, where),
        *_stray_fences(tokens, source),
        *_headless_tables(tokens, source),
        *_stray_attributes(tokens, where),
        *_too_deep(tokens, where, nesting),
    ]


def stray_attributes(state: StateCore) -> None:
    """Core rule: keeps what the attributes plugin would drop or forget.

    Attributes with no block below them stay in the tokens as `stray_attributes`; a block with
    attributes remembers the line of these.
    """
    for n, token in enumerate(state.tokens):
        if token.type != "attrs_block":
            continue
        after = state.tokens[n + 1] if n + 1 < len(state.tokens) else None
        if after is None or after.nesting < 0:
            token.type = "stray_attributes"
        elif token.map:
            after.meta["attributes_line"] = token.map[0]


def _accidental_lists(tokens: Sequence[Token], where: Where) -> Iterator[Problem]:
    for n, token in enumerate(tokens):
        if token.type != "ordered_list_open":
            continue
        start = int(token.attrs.get("start", 1))
        if start > FIRST_NUMBER or (start != 1 and _items(tokens, n) == 1):
            number = f"{start}{token.markup}"
            yield Problem(
                Rule.ACCIDENTAL_LIST,
                where(token),
                f"The paragraph that begins with {number} is read as a list.",
                f"If it is no list, write a backslash before the stop: {start}\\{token.markup}",
            )


def _items(tokens: Sequence[Token], opening: int) -> int:
    """How many items a list has."""
    count = 0
    for token in tokens[opening + 1 :]:
        if token.level == tokens[opening].level:
            break
        if token.type == "list_item_open" and token.level == tokens[opening].level + 1:
            count += 1
    return count


def _unclosed_fences(
    tokens: Sequence[Token], lines: Sequence[str], where: Where
) -> Iterator[Problem]:
    """A fence is closed by the line that ends it, unless an outer one ends there as well."""
    ends: set[int] = set()
    for token in tokens:
        if token.type != "container_division_open" or token.map is None:
            continue
        end = token.map[1]
        closing = _CLOSING.fullmatch(lines[end]) if end < len(lines) else None
        if end in ends or not closing or len(closing[1]) < len(token.markup):
            yield Problem(
                Rule.UNCLOSED_FENCE,
                where(token),
                f"The {token.markup} block that begins here is not closed.",
            )
        ends.add(end)


def _stray_fences(tokens: Sequence[Token], source: SourceText) -> Iterator[Problem]:
    for token in tokens:
        if token.type != "inline" or "::" not in token.content or "origin" not in token.meta:
            continue
        offset, begun = 0, False
        for line in token.content.split("\n"):
            place = token.meta["origin"].at(source, offset)
            offset += len(line) + 1
            if cure := _misspelt_fence(line):
                begun = True
                message = f"The line {line.strip()} was to begin a block, and does not."
                yield Problem(Rule.UNCLOSED_FENCE, place, message, cure)
            elif begun and _CLOSING.fullmatch(line):  # what it closes has been told
                begun = False
            elif _COLONS.match(line):
                message = f"The line {line.strip()} neither closes a block nor begins one."
                yield Problem(Rule.UNCLOSED_FENCE, place, message)


_BEGINNING = re.compile(
    r"[ \t]*(?P<colons>:{2,})[ \t]*\{\s*(?P<dot>\.?)(?P<name>[a-z-]+)[^{}]*\}\s*"
)


def _misspelt_fence(line: str) -> str:
    """How to begin the block that a line was meant to begin."""
    found = _BEGINNING.fullmatch(line)
    if found is None or found["name"] not in KINDS:
        return ""
    if found["dot"] and len(found["colons"]) > 2:
        return ""
    return f"Write ::: {{.{found['name']}}}, with three colons and a dot before the name."


def _headless_tables(tokens: Sequence[Token], source: SourceText) -> Iterator[Problem]:
    """Rows of cells without the row of hyphens that makes a table of them."""
    for token in tokens:
        if token.type != "inline" or token.content[:1] != "|" or "origin" not in token.meta:
            continue
        rows = [line.strip() for line in token.content.split("\n")]
        if len(rows) > 1 and all(_ROW.fullmatch(row) for row in rows):
            hyphens = "| --- " * (rows[0].count("|") - 1) + "|"
            message = "These rows are read as text and no table."
            cure = f"Write a row of hyphens under the first: {hyphens}"
            place = token.meta["origin"].at(source, 0)
            yield Problem(Rule.FOREIGN_NOTATION, place, message, cure)


def _stray_attributes(tokens: Sequence[Token], where: Where) -> Iterator[Problem]:
    for token in tokens:
        if token.type == "stray_attributes":
            message = "These attributes stand before no block, so they belong to nothing."
            yield Problem(Rule.LOST_TEXT, where(token), message)


def _too_deep(tokens: Sequence[Token], where: Where, nesting: int) -> Iterator[Problem]:
    """markdown-it reads nothing inside a container at its limit."""
    for token in tokens:
        if token.type in _CONTAINERS and token.level >= nesting - 1:
            message = "The text is nested so deep that what stands inside was not read."
            yield Problem(Rule.TEXT_TOO_DEEP, where(token), message)
