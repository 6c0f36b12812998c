"""Who translated: what a file's header says of it, and of which translation.

A header does not say which of several translations it means, nor which of several letters. It is
believed where it speaks of one letter, whose only translation does not say who made it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from glossator.model import Translator
from glossator.readers.tei.elements import Element, local, sayings, within, words, xml_id
from glossator.readers.tei.ids import named_by
from glossator.readers.tei.letters import Source
from glossator.readers.tei.lists.calling import Called
from glossator.readers.tei.translation.amid import CALLED, is_of_the_letter, is_translation
from glossator.readers.tei.translation.paired import paired

_NAMES = ("persName", "orgName", "name")
_ROLE = re.compile(rf"translator|^trl$|{CALLED.pattern}")
_BY = "by|von|par|di|da|por|de|door|av|af"
_TASK = re.compile(rf"(?:(?:the|die|la) )?(?:translator|{CALLED.pattern})\w*(?: (?:{_BY}))?")
_AND = re.compile(r"\s*(?:[,;&/]|\b(?:and|und|et|e|y|en|og|och)\b)\s*")


def translators_of(
    elements: tuple[Element, ...],
    source: Source,
    called: Mapping[str, Called],
    parties: Container[str],
) -> tuple[Translator, ...]:
    """Who made the translation that these hold, by what they say or else by the header.

    One who is none of the `parties` is told by name.
    """
    if ids := _said(elements):
        meant = [called.get(one, Called(one)) for one in ids]
    else:
        named = [one for each in _meant(source) for one in _named(each)]
        meant = [_called(one, called) for one in named]
    return tuple(
        Translator(party=one.party) if one.party in parties else Translator(name=one.name)
        for one in dict.fromkeys(meant)
    )


def is_taken_over(statement: Element, source: Source) -> bool:
    """Whether all that a header's statement says is who made a translation that a letter has."""
    if not (_names_translator(statement) and _says_no_more(statement)):
        return False
    pointed = {key for one in _held(source) for key in _said(one)}
    ids = {xml_id(one) for one in (statement, *_named(statement))} - {""}
    return bool(ids & pointed) or statement in _meant(source)


def _meant(source: Source) -> tuple[Element, ...]:
    """The header's statements of who translated, where it is sure which translation they mean."""
    if not source.alone or source.header is None:
        return ()
    if len(held := _held(source)) != 1 or _said(held[0]):
        return ()
    statements = within(source.header, "editor", "respStmt")
    return tuple(one for one in statements if _in_title(one) and _names_translator(one))


def _in_title(statement: Element) -> bool:
    parent = statement.getparent()
    return parent is not None and local(parent) in ("titleStmt", "editionStmt")


def _said(elements: tuple[Element, ...]) -> list[str]:
    """The ids of those who made it, as it says itself."""
    return [one.lstrip("#") for each in elements for one in (each.get("resp") or "").split()]


def _held(source: Source) -> list[tuple[Element, ...]]:
    """The translations of the whole letter, outermost ones only."""
    found = [
        one for text in source.texts for one in text.iter("{*}*")
        if is_translation(one) and is_of_the_letter(one)
    ]  # fmt: skip
    outer = (one for one in found if not any(is_translation(each) for each in one.iterancestors()))
    return [*((one,) for one in outer), *paired(source.texts)]


def _names_translator(statement: Element) -> bool:
    if any(_ROLE.search(one) for one in sayings(statement, "role")):
        return True
    return any(_TASK.fullmatch(one) for one in _tasks(statement))


def _tasks(statement: Element) -> list[str]:
    """What somebody did, each by itself: 'translated', 'annotated by'."""
    said = (words(one).lower().strip(" .:") for one in within(statement, "resp"))
    return [task for one in said for task in _AND.split(one)]


def _says_no_more(statement: Element) -> bool:
    """Whether a statement has no words but a translator's name, and identifies nobody."""
    if any(named_by(one) for one in _named(statement)):
        return False
    alone = _named(statement) == [statement] or not words(statement, ("resp", *_NAMES))
    return alone and all(_TASK.fullmatch(one) for one in _tasks(statement))


def _named(statement: Element) -> list[Element]:
    """Those whom a statement names; an editor may be named without an element."""
    names = [one for one in statement if local(one) in _NAMES]
    return names or ([statement] if local(statement) == "editor" else [])


def _called(name: Element, called: Mapping[str, Called]) -> Called:
    keys = [key.lstrip("#") for key in (*named_by(name), xml_id(name)) if key]
    known = next((called[one] for one in keys if one in called), None)
    return known or Called(words(name))
