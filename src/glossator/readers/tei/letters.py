"""Where the letters are in a TEI file: one a file, a corpus, or divisions of one text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glossator.readers.tei.elements import Element, first, local, within, words
from glossator.readers.tei.text.divisions import is_letter
from glossator.readers.tei.vocabulary import LISTS

_DIVISIONS = ("div", "div1", "div2", "div3", "div4", "text")
_ROOTS = ("TEI", "TEI.2")


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of one letter before it is read."""

    document: Element
    """The TEI element with the header that speaks of it."""
    texts: tuple[Element, ...]
    """Where its words stand; empty for one that is lost."""
    alone: bool
    """Whether the header speaks of this letter and no other."""

    @property
    def header(self) -> Element | None:
        return first(self.document, "teiHeader")


def sources(root: Element) -> Iterator[Source]:
    """The letters of a file, in order."""
    if local(root) == "teiCorpus":
        for child in root:
            yield from sources(child) if local(child) in (*_ROOTS, "teiCorpus") else ()
    elif local(root) in _ROOTS:
        yield from _of_document(root)


def _of_document(document: Element) -> Iterator[Source]:
    text = first(document, "text")
    several = _several(text) if text is not None else ()
    if len(several) > 1:
        yield from (Source(document, (one,), alone=False) for one in several)
        return
    written = first(document, "sourceDoc") if text is None else None
    parts = tuple(one for one in (text, written) if one is not None)
    if _is_one_letter(document) or any(map(_has_words, parts)):
        yield Source(document, parts, alone=True)


def _several(text: Element) -> tuple[Element, ...]:
    """The divisions that are letters, or the texts of a group, none within another."""
    group = first(text, "group")
    if group is not None:
        return tuple(within(group, "text"))
    found = [one for one in within(text, *_DIVISIONS) if one is not text and is_letter(one)]
    inside = {inner for one in found for inner in within(one, *_DIVISIONS) if inner is not one}
    return tuple(one for one in found if one not in inside)


def _has_words(text: Element) -> bool:
    """Whether it says more than lists of persons, places and works do."""
    return bool(words(text, without=("head", "title", "desc", *LISTS)))


def _is_one_letter(document: Element) -> bool:
    """A letter of which there is only a description; a list of letters has many."""
    header = first(document, "teiHeader")
    described = () if header is None else tuple(within(header, "correspDesc"))
    return len(described) == 1


def beside(sources_found: tuple[Source, ...]) -> Iterator[Element]:
    """Paragraphs, heads and the like of a text of several letters that are in none of them."""
    by_document: dict[Element, list[Source]] = {}
    for one in sources_found:
        by_document.setdefault(one.document, []).append(one)
    for document, of in by_document.items():
        text = first(document, "text")
        if text is None or of[0].alone:
            continue
        inside = {each for one in of for part in one.texts for each in part.iter()}
        for element in text.iter("{*}p", "{*}head", "{*}ab", "{*}l", "{*}item"):
            if element not in inside and words(element, without=()):
                yield element
