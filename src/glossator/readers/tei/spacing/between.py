"""Indentation between two elements within a line, beside a sign that never has a blank there.

A program that lays out XML puts line ends between two elements: `<hi>163</hi>⏎  <hi>, 4</hi>`. They
may stand for the blank of two words, and are one in general; before a comma they are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.readers.account import Decision
from glossator.readers.tei.elements import Element, local
from glossator.readers.tei.spacing.beside import (
    SEVERAL_READINGS,
    SOMETHING,
    WHITE,
    WORDLESS,
    blank_at_end,
    blank_at_start,
    is_white,
    is_within_a_line,
    said,
    said_at_end,
)
from glossator.readers.tei.spacing.signs import never_apart
from glossator.readers.tei.spacing.unbroken import is_french, language_of
from glossator.readers.xmlsource import place


@dataclass(frozen=True, slots=True)
class _Between:
    """White space behind an element, and what is said on either side."""

    element: Element
    before: str
    after: str
    tails: tuple[Element, ...]
    """Elements behind which it stands: this one, what ends it, and what follows without words."""
    texts: tuple[Element, ...]
    """Elements that begin with it."""

    def close(self) -> None:
        """Takes the white space out."""
        for one in self.tails:
            if is_white(one.tail):
                one.tail = None
        for one in self.texts:
            one.text = None


def settle_between(root: Element, path: str, usual: str) -> tuple[Decision, ...]:
    """Takes such indentation out of the tree, and says how often; `usual` is the language of files
    that name none."""
    usual = language_of(root, usual)
    found = [one for one in _places(root) if _is_sure(one, usual)]
    for one in found:
        one.close()
    return (_told(found, path),) if found else ()


def _is_sure(one: _Between, usual: str) -> bool:
    return never_apart(one.before, one.after, is_french(one.element, usual))


def _places(root: Element) -> Iterator[_Between]:
    """Those with a line end in the white space, and nothing else beside it."""
    for element in root.iter("{*}*"):
        if not is_white(element.tail) or not _has_words(element):
            continue
        beside, after = _with_wordless(element)
        blank = "".join(one.tail or "" for one in beside if is_white(one.tail))
        if "\n" not in blank:
            continue
        before, following = _ending(element), _following(beside[-1], after)
        if following and before and not (before[-1].isspace() or following[0].isspace()):
            tails = (*beside, *blank_at_end(element))
            texts = () if after is None or after in beside else tuple(blank_at_start(after))
            yield _Between(element, before, following, tails, texts)


def _has_words(element: Element) -> bool:
    return is_within_a_line(element) or local(element) in SEVERAL_READINGS


def _with_wordless(element: Element) -> tuple[list[Element], Element | None]:
    """The element with those without words up to the next words, and the one that follows."""
    elements, after = [element], element.getnext()
    while after is not None and local(after) in WORDLESS:
        elements.append(after)
        if not is_white(after.tail):
            break
        after = after.getnext()
    return elements, after


def _ending(element: Element) -> str:
    """What is said before white space between the tags at its end."""
    held = is_within_a_line(element) and next(blank_at_end(element), None) is not None
    return said_at_end(element) if held else said(element)


def _following(last: Element, after: Element | None) -> str:
    """What is said behind the white space: words that follow an element without any, or those of
    the next element, behind white space between the tags at its beginning."""
    if local(last) in WORDLESS and not is_white(last.tail):
        return last.tail or ""
    if after is None or not is_within_a_line(after):
        return ""
    laid_out = list(blank_at_start(after))
    if laid_out and said(laid_out[-1][0])[:1].isspace():
        return ""
    return said(after).lstrip(WHITE) if laid_out else said(after)


def _told(found: list[_Between], path: str) -> Decision:
    first = found[0]
    last, sign = re.search(r"\w+$|.$", first.before[-80:]), re.match(r"\w+|.", first.after)
    before, after = (one[0].replace(SOMETHING, "…") if one else "" for one in (last, sign))
    what = f"Indentation between two elements, as between “{before}” and “{after}”, is left out"
    return Decision(place(first.element, path), f"{what}: {len(found)}.")
