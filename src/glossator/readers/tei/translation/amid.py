"""Translations that stand in a letter's text beside its own words, and what becomes of them."""

from __future__ import annotations

import re

from glossator.model import Certainty
from glossator.readers.account import Decision
from glossator.readers.tei.elements import Element, language, local, sayings, within, words
from glossator.readers.tei.text.found import Found
from glossator.readers.tei.vocabulary import LISTS

_HOLDING = ("div", "div1", "div2", "div3", "div4", "ab", "p", "lg", "floatingText", "seg")
_DIVISIONS = ("div", "div1", "div2", "div3", "div4", "floatingText")
CALLED = re.compile(
    r"translation|translated|(?:ü|ue|u)bersetz|tradu[cçtz]|vertaling|overs[æe]t|översätt"
    r"|překlad|preklad|tłumacz|przekład|перевод|переклад|μετάφρασ|fordítás|käännös|pr(?:ij)?evod"
)


def is_translation(element: Element) -> bool:
    """Whether it says, in one of many languages, that it holds a translation."""
    if local(element) not in _HOLDING or not (element.get("type") or element.get("subtype")):
        return False
    return any(CALLED.search(one) for one in sayings(element, "type", "subtype"))


def is_of_the_letter(translation: Element) -> bool:
    """Whether it may be a translation of the whole letter: a division that says its language."""
    return local(translation) in _DIVISIONS and bool(language(translation))


def is_filled(translation: Element) -> bool:
    """Whether it holds a text, if only a picture or a gap, beside headings and notes."""
    signs = next(within(translation, "gap", "graphic", "figure", "formula"), None)
    return signs is not None or bool(words(translation, without=("head", "note")))


def in_translation(element: Element) -> bool:
    """Whether it stands in a translation of the whole letter, or is one."""
    around = (element, *element.iterancestors())
    return any(is_translation(one) and is_of_the_letter(one) for one in around)


def stands_beside(
    translation: Element, text: Element | None, found: Found, whole: bool = False
) -> bool:
    """Whether a translation is none of the letter's own words; says what becomes of it.

    Where it is all that a text holds, it is the text. `whole` is whether the letter takes it as a
    translation of all of it.
    """
    said = ", ".join(filter(None, (_called(translation), language(translation))))
    beside = text is None or not _is_all(translation, text)
    if beside:
        what = "stands beside the letter" if whole else "is kept as a note on the whole letter"
        sure = Certainty.CERTAIN
    else:
        what, sure = "is all that there is, and is read as the letter's text", Certainty.PLAUSIBLE
    found.decisions.append(
        Decision(found.at(translation), f"The translation ({said}) {what}.", sure)
    )
    return beside


def _called(translation: Element) -> str:
    said = translation.get("type") or ""
    named = said if CALLED.search(said.lower()) else translation.get("subtype") or said
    return f"{local(translation)}, type “{' '.join(named.split())}”"


def _is_all(translation: Element, text: Element) -> bool:
    """Whether a text has one translation, and no words that it could be of."""
    held = [one for one in text.iter("{*}*") if is_translation(one)]
    outer = [one for one in held if not any(each in held for each in one.iterancestors())]
    without = ("note", "head", "title", "desc", *LISTS)
    return outer == [translation] and words(text, without) == words(translation, without)
