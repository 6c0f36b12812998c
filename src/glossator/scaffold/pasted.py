"""A letter pasted from a text file, as blocks: every sign stays, line ends of a page's width go."""

from __future__ import annotations

import re
from itertools import pairwise

from glossator.model import Block, Kind, Mark, Quote, Span, plain_text
from glossator.quoting.haystack import Haystack
from glossator.resolve.quotes.misquotes import locate

_FULL = 0.85
"""How much of the page's width a line fills that was broken because the page ended."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_QUOTED = 40
"""Characters that a first quote has at most, give or take a word."""


def text_of(content: bytes) -> str:
    """The file's text with line feeds. Raises ValueError, with a sentence, where it is none."""
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"The letter is not UTF-8 at byte {error.start + 1}. Save the file as UTF-8, or make "
            "the edition with --empty and bring the file in, which reads more: "
            "glossator import FILE."
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if odd := _CONTROL.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        raise ValueError(
            f"The letter holds the control character U+{ord(odd[0]):04X} in line {line}."
        )
    if not text.strip():
        raise ValueError("The letter has no text.")
    return text


def blocks_of(text: str) -> tuple[Block, ...]:
    """The paragraphs, which blank lines divide.

    A line end stays where the writer made it: where the next word would still have had room.
    """
    lines = [line.strip(" \t") for line in text.split("\n")]
    width = max(map(len, lines))
    return tuple(_block(paragraph, width) for paragraph in _paragraphs(lines))


def _paragraphs(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def _block(lines: list[str], width: int) -> Block:
    text, breaks = lines[0], []
    for line, after in pairwise(lines):
        made = len(line) + 1 + len(after.partition(" ")[0]) <= width * _FULL
        if made:
            breaks.append(len(text))
        text += ("\n" if made else " ") + after
    spans = tuple(Span(place, place, Mark.LINE_BREAK) for place in breaks)
    return Block("", Kind.PARAGRAPH, text, spans)


def first_quote(blocks: tuple[Block, ...]) -> str:
    """A few words that stand only once in the text, from its longest paragraph; or none."""
    whole = plain_text(blocks)
    haystack = Haystack.of(whole)
    longest = max(blocks, key=lambda block: len(block.text))
    lines = [line for line in longest.text.split("\n") if line.strip()]
    for line in sorted(lines, key=len, reverse=True):
        for words in _beginnings(line):
            if isinstance(locate(haystack, Quote(words), ""), tuple):
                return words
    return ""


def _beginnings(line: str) -> list[str]:
    """The line's beginning, longer and longer, from two words on."""
    ends = [match.start() for match in re.finditer(r"(?<=\w)\s", line)] + [len(line)]
    short = [end for end in ends if end <= _QUOTED] or ends[:1]
    return [line[:end] for end in (*reversed(short), *ends[len(short) :])]
