"""Indentation at the inner edges of elements within a line.

A program that lays out XML puts line ends and blanks between the tags of an element and the first
or last one in it: `<hi>⏎  <persName>Hale</persName>⏎  </hi>, who`. No blank belongs before that
comma; but the blank of two words may have stood there as well. What is on the other side of the tag
decides: a sign that never has a blank there, or a raised one, is sure. Of letters on both sides it
is asked what the collection has elsewhere, or a list of the language's words; what that does not
settle keeps its blank, and is told. White space between two elements is none of it (between).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glossator.model import Certainty, Mark
from glossator.problems import Position
from glossator.readers.account import Decision
from glossator.readers.lineends import Whole
from glossator.readers.tei.elements import Element
from glossator.readers.tei.spacing.beside import (
    SOMETHING,
    WHITE,
    blank_at_end,
    blank_at_start,
    said,
    said_after,
    said_at_end,
    said_before,
)
from glossator.readers.tei.spacing.signs import never_apart
from glossator.readers.tei.spacing.unbroken import is_french, language_at, language_of
from glossator.readers.tei.text.marks import marks_of
from glossator.readers.wordlist import is_word, word_list
from glossator.readers.xmlsource import place

_CONSONANTS = "bcdfghjklmnpqrstvwxzßçñ"
_RAISED = (Mark.SUPERSCRIPT, Mark.SUBSCRIPT)
_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[^\W\d_]+")
_LONGEST = 80
"""Signs in which a word before an edge is looked for."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """White space inside a tag, what stands directly outside, and what inside."""

    element: Element
    before: str
    after: str
    at_end: bool
    french: bool

    @property
    def raised(self) -> bool:
        return any(mark in _RAISED for mark, _ in marks_of(self.element))

    @property
    def sure(self) -> bool:
        """Whether no blank ever stands here."""
        if never_apart(self.before, self.after, self.french):
            return True
        on_something = self.before[-1].isalnum() or self.before[-1] == "."
        return not self.at_end and on_something and self.raised

    def words(self) -> tuple[str, str] | None:
        """Two pieces that may be one word: None where either is no letter, or the second is a
        capital."""
        last, first = _LAST.search(self.before[-_LONGEST:]), _FIRST.match(self.after)
        return (last[0], first[0]) if last and first and first[0][0].islower() else None

    def close(self) -> None:
        """Takes the white space out."""
        if self.at_end:
            for one in blank_at_end(self.element):
                one.tail = None
        else:
            for one in blank_at_start(self.element):
                one.text = None


def settle_indents(root: Element, path: str, usual: str, whole: Whole) -> tuple[Decision, ...]:
    """Takes indentation out of the tree, and says where; `usual` is the language of files that name
    none, `whole` what their collection has."""
    usual = language_of(root, usual)
    sure, joined, apart, told = list[_Edge](), list[_Edge](), list[_Edge](), list[Decision]()
    for edge in _edges(root, usual):
        pieces = edge.words()
        if edge.sure:
            sure.append(edge)
            edge.close()
        elif pieces is not None:
            whether = _one_word(*pieces, word_list(language_at(edge.element, usual)), whole)
            if whether is None:
                told.append(_kept(place(edge.element, path), *pieces))
            else:
                (joined if whether else apart).append(edge)
            if whether:
                edge.close()
    return (*told, *_told(sure, joined, apart, path))


def _one_word(before: str, after: str, listed: Mapping[str, int], whole: Whole) -> bool | None:
    """None where neither is known, or both: of “a” and “way” nobody knows."""
    known = whole.has(before + after) or is_word(before + after, listed)
    if whole.has_together(before, after):
        return None if known else False
    words = all(_may_be_word(one, listed, whole) for one in (before, after))
    return True if known and not words else None


def _may_be_word(piece: str, listed: Mapping[str, int], whole: Whole) -> bool:
    """Of single letters those with which no syllable can be made are none."""
    syllable = len(piece) > 1 or piece.lower() not in _CONSONANTS
    return syllable and (whole.has_as_written(piece) or is_word(piece, listed))


def _kept(at: Position, before: str, after: str) -> Decision:
    what = f"“{before}” and “{after}”, with only indentation between, are taken for two words."
    return Decision(at, what, Certainty.LIKELY)


def _told(
    sure: list[_Edge], joined: list[_Edge], apart: list[_Edge], path: str
) -> Iterator[Decision]:
    """A sentence for all that are alike, with the first of them."""
    for edges, taken in (
        (sure, "is left out"),
        (joined, "is taken to fall within words"),
        (apart, "is taken to part words"),
    ):
        if edges:
            before, after = _shown(edges[0])
            yield Decision(
                place(edges[0].element, path),
                f"Indentation inside an element, as between “{before}” and “{after}”, {taken}: "
                f"{len(edges)}.",
            )


def _shown(edge: _Edge) -> tuple[str, str]:
    """The word or sign on either side."""
    last = re.search(r"\w+$|.$", edge.before[-_LONGEST:])
    first = re.match(r"\w+|.", edge.after)
    named = (found[0] if found else "" for found in (last, first))
    before, after = (each.replace(SOMETHING, "…") for each in named)
    return before, after


def _edges(root: Element, usual: str) -> Iterator[_Edge]:
    """Those beside which no other white space stands, outer ones first."""
    for element in root.iter("{*}*"):
        if not len(element):
            continue
        if "\n" in (element.text or "") and next(blank_at_start(element), None) is not None:
            before, after = said_before(element), said(element).lstrip(WHITE)
            if after and before and not before[-1].isspace():
                french = is_french(element, usual)
                yield _Edge(element, before, after, False, french)
        if "\n" in (element[-1].tail or "") and next(blank_at_end(element), None) is not None:
            inside, after = said_at_end(element), said_after(element)
            if inside and after and not (inside[-1].isspace() or after[0].isspace()):
                french = is_french(element, usual)
                yield _Edge(element, inside, after, True, french)
