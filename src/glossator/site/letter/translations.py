"""A letter's translations as its page shows them: rows that go along with the letter's own.

A row holds what translates one unit of the letter: a paragraph, or a list, a stanza or the like as
a whole. So the styles can set two texts side by side by counting alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile
from pathlib import PurePosixPath
from typing import NamedTuple

from markupsafe import Markup

from glossator.directions import direction
from glossator.model import Block, Enclosing, Kind, Letter, TargetKind, Translation
from glossator.pairing import translated_by, units
from glossator.resolve.names import places_in
from glossator.resolve.resolved import Mention
from glossator.site.names.translations import tags, translations_called
from glossator.site.typesetting.typesetter import Typesetter
from glossator.weave import Rendered, Rendering, Spoken, weave_translation
from glossator.writtenpaths import LETTERS

STYLES_URI = "assets/glossator/translation.css"
"""Loaded by the pages of letters that have translations, and by no other."""

SCRIPT_URI = "assets/glossator/translation.js"
"""Keeps which of them a reader wants beside the text; without it they work as well."""

_MANY = (Kind.CELL, Kind.LINE, Kind.ITEM)
"""Kinds of blocks that come by the dozen: the first of a table, stanza or list leads for all."""


class TranslationView(NamedTuple):
    """A translation in a letter's page."""

    translation: Translation
    fragment: str
    called: str
    """Its language, in the interface's words, and who made it, where that is not enough."""
    direction: str
    rows: tuple[Markup, ...]
    """One for each unit of the letter; empty where nothing translates it."""


class TranslationsView(NamedTuple):
    """All translations of a letter."""

    views: tuple[TranslationView, ...]
    rows: int
    """Units of the letter; 0 where it has no text that something could stand beside."""
    styles: str
    """The address of what makes them look so."""
    script: str
    """The address of what keeps a reader's choice."""


def translations_of(page: Typesetter, letter: Letter) -> TranslationsView | None:
    """The letter's translations, seen from the page; None where it has none."""
    if not letter.translations:
        return None
    views = tuple(
        _view(one, called, tuple(_rows(page, letter, one))) for one, called in _named(page, letter)
    )
    return TranslationsView(views, rows_of(letter), page.to(STYLES_URI), page.to(SCRIPT_URI))


def bound_translations(
    page: Typesetter, letter: Letter, prefix: str
) -> tuple[TranslationView, ...]:
    """The letter's translations as they stand in a book: each in one row, without ways between the
    texts. `prefix` stands before every id, since several letters share a file."""
    return tuple(
        _view(one, called, (woven(range(len(one.blocks)), [""] * len(one.blocks)),), prefix)
        for one, called in _named(page, letter)
        for woven in [_weaver(page, letter, one, prefix)]
    )


def _named(page: Typesetter, letter: Letter) -> Iterator[tuple[Translation, str]]:
    return zip(letter.translations, translations_called(page.catalogue, letter), strict=True)


def _view(
    translation: Translation, called: str, made: tuple[Markup, ...], prefix: str = ""
) -> TranslationView:
    fragment = prefix + translation.fragment
    return TranslationView(translation, fragment, called, direction(translation.language), made)


def _rows(page: Typesetter, letter: Letter, translation: Translation) -> Iterator[Markup]:
    pairs = translated_by(letter, translation)
    translation = replace(translation, blocks=undivided(translation.blocks))
    woven = _weaver(page, letter, translation)
    for row in rows(letter, translation):
        blocks = [translation.blocks[at] for at in row]
        leading = [pairs[at] if _leads(blocks, n) else () for n, at in enumerate(row)]
        yield woven(row, [letter.blocks[one[0]].id if one else "" for one in leading])


def _weaver(
    page: Typesetter, letter: Letter, translation: Translation, prefix: str = ""
) -> Callable[[Sequence[int], Sequence[str]], Markup]:
    """What makes HTML of blocks, by their index, given the fragments of the letter's blocks that
    they lead to."""
    spoken = Spoken(page.wording, page.wording.lang_among(translation.language))
    address, fragment = partial(page.address, folder=LETTERS), translation.fragment
    named: dict[int, list[Mention]] = defaultdict(list)
    for one in page.catalogue.resolved.mentions_in(TargetKind.LETTER, letter.id):
        if one.part == fragment:
            named[one.block].append(one)

    def woven(row: Sequence[int], originals: Sequence[str]) -> Markup:
        given = [
            Rendered(translation.blocks[at], named[at], original)
            for at, original in zip(row, originals, strict=True)
        ]
        return Markup(weave_translation(given, fragment, page.href, prefix, spoken, address))

    return woven


def rows(letter: Letter, translation: Translation) -> tuple[tuple[int, ...], ...]:
    """The translation's blocks, by their index, that stand beside each unit of the letter. What
    translates nothing stands behind what is before it."""
    unit_of = {at: number for number, unit in enumerate(units(letter.blocks)) for at in unit}
    pairs = translated_by(letter, translation)
    made: list[list[int]] = [[] for _ in range(max(1, rows_of(letter)))]
    last = 0
    for unit in units(translation.blocks):
        told = [index for at in unit for index in pairs[at]]
        last = unit_of[told[0]] if told else last
        made[last] += unit
    return tuple(map(tuple, made))


def undivided(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without the divisions around them, which would be cut by the rows; one that has an
    address stays around its first block, and one in another language around each."""
    seen: set[int] = set()
    return tuple(_undivided(block, seen) for block in blocks)


def _undivided(block: Block, seen: set[int]) -> Block:
    kept = []
    for one in block.within:
        if one.kind is Enclosing.DIVISION:
            begun = one.number in seen
            seen.add(one.number)
            own = tuple(each for each in one.attributes if each[0] != "id" or not begun)
            if any(name in ("id", "lang") for name, _ in own):
                kept.append(replace(one, attributes=own))
        else:
            kept.append(one)
    return replace(block, within=tuple(kept)) if block.within else block


def rows_of(letter: Letter) -> int:
    """How many units the letter has."""
    return sum(1 for _ in units(letter.blocks))


def rows_within(letter: Letter) -> Mapping[int, int]:
    """How many units each division of the letter has, by its number."""
    found: Counter[int] = Counter()
    for unit in units(letter.blocks):
        around = letter.blocks[unit[0]].within
        divisions = takewhile(lambda one: one.kind is Enclosing.DIVISION, around)
        found.update(one.number for one in divisions)
    return found


def _leads(blocks: Sequence[Block], at: int) -> bool:
    """Whether the block leads to its counterpart; of many of a kind the first does."""
    kind = blocks[at].kind
    return kind not in _MANY or at == 0 or blocks[at - 1].kind is not kind


def renderings(letter: Letter, page: Typesetter) -> Mapping[int, Sequence[Rendering]]:
    """What translates each block of the letter, by the block's index."""
    found: dict[int, list[Rendering]] = {}
    for (one, called), tag in zip(_named(page, letter), tags(letter.translations), strict=True):
        for index, block in _first_renderings(letter, one).items():
            made = Rendering(f"{one.fragment}-{block.id}", tag, called)
            found.setdefault(index, []).append(made)
    return found


def _first_renderings(letter: Letter, one: Translation) -> Mapping[int, Block]:
    """For the letter's blocks that lead to their translation, the first block of it."""
    first: dict[int, Block] = {}
    for block, told in zip(one.blocks, translated_by(letter, one), strict=True):
        for index in told:
            if _leads(letter.blocks, index):
                first.setdefault(index, block)
    return first


def translation_ids(letter: Letter) -> Iterator[str]:
    """The fragments of a letter's page that its translations make."""
    for one in letter.translations:
        for name, _, old in places_in(one):
            yield from (name, *old)


def sources(letters: Iterable[Letter]) -> frozenset[str]:
    """The files in Markdown that translations stand in, by their URIs: no pages of their own."""
    paths = (PurePosixPath(one.position.path) for letter in letters for one in letter.translations)
    return frozenset(f"letters/{one.name}" for one in paths if one.suffix == ".md")


def row_rules(letters: Iterable[Letter]) -> str:
    """How many rows there are, for the styles: a policy that allows no styles in attributes leaves
    them no other way to know."""
    translated = [one for one in letters if one.translations]
    found = {rows_of(one) for one in translated}
    found |= {count for one in translated for count in rows_within(one).values()}
    counts = sorted(found - {0})
    return "".join(f'[data-rows="{one}"]{{--rows:{one}}}' for one in counts)
