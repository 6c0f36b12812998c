"""Where else in a book a letter is spoken of: letters with the numbers of their notes, and entries.

A book has no page for each sentence, and its reader leafs: so places are named and not quoted, and
those alone that the book holds.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from glossator.addresses import address
from glossator.model import Letter, Target, TargetKind
from glossator.resolve.resolved import Mention
from glossator.site.catalogue import Catalogue
from glossator.site.names.translations import block_in, translated
from glossator.site.typesetting.typesetter import Typesetter
from glossator.wording import Wording
from glossator.wording.blocks import block_name


class CrossReferences(NamedTuple):
    """The places in one letter, or in one part of the book."""

    name: str
    href: str
    """Of the letter; a part of the book has its own links only."""
    places: tuple[tuple[str, str], ...]
    """Where each link leads, and its words."""


def cross_references(
    page: Typesetter, letter: Letter, held: Collection[Target]
) -> tuple[CrossReferences, ...]:
    """Letters in their order, then the parts of the book; `held` is what the book holds."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for one in page.catalogue.referring(letter.id):
        text = _text(one.source)
        if text in held and _stands(page.catalogue, one.source):
            href, words = _place(page, one)
            found.setdefault(_under(page, text), {})[href] = words
    return tuple(CrossReferences(*under, tuple(found[under].items())) for under in found)


def _text(source: Target) -> Target:
    """What a source stands in: a note in its letter, an entry by itself."""
    in_letter = source.kind is TargetKind.NOTE
    return Target(TargetKind.LETTER, source.letter) if in_letter else source


def _stands(catalogue: Catalogue, source: Target) -> bool:
    """Whether it has a place; a note whose words are not found has none."""
    return source.kind is not TargetKind.NOTE or bool(catalogue.number(source))


def _under(page: Typesetter, text: Target) -> tuple[str, str]:
    if text.kind is TargetKind.LETTER:
        return page.name(text), page.away(text)
    return _part(text.kind, page.wording), ""


def _part(kind: TargetKind, wording: Wording) -> str:
    if kind is TargetKind.TERM:
        return wording.gettext("Glossary")
    if kind is TargetKind.REFERENCE:
        return wording.gettext("References")
    return wording.gettext("People and places")


def _place(page: Typesetter, mention: Mention) -> tuple[str, str]:
    source = mention.source
    if source.kind is TargetKind.NOTE:
        number = page.catalogue.number(source)
        return page.away(source), page.wording.gettext("note %(number)s", number=number)
    if source.kind is TargetKind.LETTER:
        href = page.place_in(source, address(source)[0], mention.anchor)
        return href, _block(page.catalogue, mention)
    return page.away(source), page.name(source)


def _block(catalogue: Catalogue, mention: Mention) -> str:
    letter = catalogue.letters[mention.source.id]
    inside = translated(catalogue, letter).get(mention.part)
    if inside is None:
        return block_name(letter.blocks[mention.block].id, catalogue.wording)
    block = inside.translation.blocks[mention.block]
    return block_in(inside.called, block, catalogue.wording)
