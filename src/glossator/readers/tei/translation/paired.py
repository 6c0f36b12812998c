"""A translation given paragraph by paragraph amid a letter's own words, each saying which it
translates.

It is a translation of the letter where all paragraphs of the letter are translated so, once into
each language. Whatever falls short of that stays a note, since it would leave a reader with gaps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from glossator.readers.tei.elements import (
    Element,
    language,
    local,
    normal,
    pointers,
    within,
    xml_id,
)
from glossator.readers.tei.text.divisions import is_enclosure
from glossator.readers.tei.translation.amid import is_translation

_PARTS = ("p", "lg", "seg", "ab")
_PARAGRAPHS = ("p", "ab")
_AROUND = ("text", "body", "front", "back", "group", "div", "div1", "div2", "div3", "div4",
           "opener", "closer", "postscript", "lg")  # fmt: skip
_OUTSIDE = ("note", "floatingText", "quote", "q", "cit", "list", "table", "figure")


def paired(texts: tuple[Element, ...]) -> tuple[tuple[Element, ...], ...]:
    """The translations that are given so, in the order of their languages; none where any other
    translation stands in the texts."""
    held = [one for text in texts for one in text.iter("{*}*") if is_translation(one)]
    if not held or not all(map(_may_be_part, held)):
        return ()
    ids = {xml_id(one): one for text in texts for one in text.iter("{*}*") if xml_id(one)}
    by_language: dict[str, list[Element]] = defaultdict(list)
    for one in held:
        by_language[language(one)].append(one)
    wanted = {one for text in texts for one in _paragraphs(text)}
    groups = tuple(map(tuple, by_language.values()))
    return groups if all(_is_whole(group, ids, wanted) for group in groups) else ()


def _may_be_part(element: Element) -> bool:
    return local(element) in _PARTS and bool(language(element)) and not _outside(element)


def _outside(element: Element) -> bool:
    """Whether it belongs to something that is set apart from the letter's own paragraphs."""
    around = list(element.iterancestors())
    return any(local(one) in _OUTSIDE or is_translation(one) or is_enclosure(one) for one in around)


def _paragraphs(text: Element) -> Iterator[Element]:
    """The letter's own paragraphs that have words."""
    for one in within(text, *_PARAGRAPHS):
        if not is_translation(one) and not _outside(one) and _own(one):
            yield one


def _is_whole(group: tuple[Element, ...], ids: dict[str, Element], wanted: set[Element]) -> bool:
    """Whether these translate every paragraph, each part of the letter once and as a whole."""
    named = [name for one in group for name in pointers(one, "corresp")]
    if not all(pointers(one, "corresp") for one in group) or not all(one in ids for one in named):
        return False
    blocks = [_block(ids[name]) for name in named]
    distinct = len(set(blocks)) == len(blocks)
    same = all(_own(block) == _own(ids[name]) for block, name in zip(blocks, named, strict=True))
    return distinct and same and wanted <= set(blocks)


def _block(element: Element) -> Element:
    """The part of the letter in which it stands."""
    parent = element.getparent()
    while parent is not None and local(parent) not in _AROUND:
        element, parent = parent, parent.getparent()
    return element


def _own(element: Element) -> str:
    """Its words without those that translate."""
    return normal("".join(_texts(element)))


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child) != "note" and not is_translation(child):
            yield from _texts(child)
        yield child.tail or ""
