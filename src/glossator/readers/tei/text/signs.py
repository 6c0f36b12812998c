"""Signs by which a text leads to notes: an editor's, and no words of the writer's."""

from __future__ import annotations

import re

from glossator.model import Mark
from glossator.readers.tei.elements import Element, local, pointers, words
from glossator.readers.tei.text.marks import marks_of
from glossator.readers.tei.text.walker import Walk

SIGN = "ref: number or sign of a note amid the text"
"""What an account calls them."""
_SIGN = re.compile(
    r"\d{1,4}|[a-z]|[*†‡§¶#°]{1,4}|[(\[](\d{1,4}|[a-z*†‡])[)\]]?|(\d{1,4}|[a-z*†‡])[)\]]"
)
_ALONE = re.compile(r"\d{1,4}|[a-z]")
"""What may be a word as well: of “see note 2” the last word is none of these signs."""


def is_sign(walk: Walk, element: Element) -> bool:
    """Whether a reference in a letter's text is nothing but the number or sign of a note of the
    file: raised, in brackets, an asterisk, or directly behind a word."""
    if local(element) != "ref" or walk.parent_note is not None:
        return False
    said = words(element)
    if not _SIGN.fullmatch(said) or not _leads_to_note(walk, element):
        return False
    return not _ALONE.fullmatch(said) or _is_raised(element) or _is_close(element)


def _leads_to_note(walk: Walk, element: Element) -> bool:
    named = pointers(element, "target")
    return len(named) == 1 and walk.found.is_note(element, f"#{named[0]}")


def _is_raised(element: Element) -> bool:
    around = element.getparent()
    beside = (element, *element.iterdescendants("{*}*"), *(() if around is None else (around,)))
    return any(mark is Mark.SUPERSCRIPT for one in beside for mark, _ in marks_of(one))


def _is_close(element: Element) -> bool:
    """Whether it stands directly behind a word or its comma."""
    before, around = element.getprevious(), element.getparent()
    said = (around.text if around is not None else "") or ""
    if before is not None:
        said = before.tail or words(before)
    return bool(said) and not said[-1].isspace()
