"""Annotations from the open web in their places in the letters, by the rules for quotes.

The words must stand in a letter as they were annotated. Only what stands around them may differ:
a web page mixes the numbers of notes into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from glossator.model import Letter, Quote
from glossator.problems import Problem
from glossator.quoting.haystack import Haystack, Range, exact_words, matches
from glossator.quoting.quote import quote_of
from glossator.readers.webannotations.hypothesis import WebAnnotation
from glossator.resolve.quotes.anchors import begun
from glossator.resolve.quotes.misquotes import locate


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an annotation belongs: a letter, and its words there or the whole of it."""

    letter: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Why an annotation has no place, in a sentence."""

    reason: str


def place_annotation(
    annotation: WebAnnotation, letters: Sequence[Letter], haystacks: Mapping[str, Haystack]
) -> Placed | Unplaced:
    """The one place that an annotation can mean, or why there is none.

    The letters are those named by the annotated page's address, or all where it names none;
    `haystacks` holds their texts by their ids.
    """
    named = [letter for letter in letters if _names(annotation.address, letter)]
    if annotation.quote is None:
        return Placed(named[0].id, None) if len(named) == 1 else Unplaced(_NO_PAGE)
    among = named or letters
    for quote in _as_far_as_known(annotation.quote):
        found = [(one.id, *at) for one in among for at in matches(haystacks[one.id], quote)]
        if len(found) == 1:
            letter, start, end = found[0]
            return _placed(letter, haystacks[letter], (start, end))
    return Unplaced(_reason(annotation.quote, among, haystacks))


_NO_PAGE = "It is a note on a whole page, and its address names no letter of the edition."


def _placed(letter: str, haystack: Haystack, place: Range) -> Placed | Unplaced:
    quote = quote_of(haystack, place)
    if quote is None:
        return Unplaced(f"No words near it tell its place in {letter} from the others.")
    return Placed(letter, quote)


def _as_far_as_known(quote: Quote) -> Iterable[Quote]:
    """The quote with both contexts, with either, and by itself."""
    yield quote
    yield replace(quote, suffix="")
    yield replace(quote, prefix="")
    yield replace(quote, prefix="", suffix="")


def _names(address: str, letter: Letter) -> bool:
    """Whether a page's address is a letter's, under its id of today or an earlier one."""
    path = re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/").removesuffix("/index.html")
    last = path.rpartition("/")[2].removesuffix(".html").removesuffix(".md")
    return last in (letter.id, *letter.formerly)


def _reason(quote: Quote, letters: Iterable[Letter], haystacks: Mapping[str, Haystack]) -> str:
    """What an editor would be told about these words in the letters where they might stand."""
    bare = replace(quote, prefix="", suffix="")
    tried = [(one, locate(haystacks[one.id], bare, one.id, begun(one))) for one in letters]
    holding = [one.id for one, _ in tried if matches(haystacks[one.id], bare)]
    problems = [told for _, told in tried if isinstance(told, Problem)]
    if len(holding) > 1:
        return f"“{exact_words(quote)}” occurs in several letters: {', '.join(holding)}."
    if not problems:
        return "There are no letters."
    # A suggestion is worth more than the plain word that there is nothing.
    told = max(problems, key=lambda problem: bool(problem.cure))
    return f"{told.message} {told.cure}".strip()
