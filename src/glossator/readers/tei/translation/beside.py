"""Translations that stand in a file beside a letter's text: each becomes one of the letter's.

A block's `@corresp` says which of the letter's blocks it translates; where it says nothing, the
turn does. A division that does not say its language is no translation that could be shown as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import replace

from glossator.model import Block, Certainty, Kind, Letter, Translation
from glossator.pairing import named, plainly
from glossator.readers.account import Decision
from glossator.readers.markdown.ids import with_ids
from glossator.readers.tei.elements import Element, language
from glossator.readers.tei.letters import Source
from glossator.readers.tei.text.found import Found
from glossator.readers.tei.text.walking import walk
from glossator.readers.tei.translation.translators import translators_of

NOWHERE = "@corresp of a translation that leads to no words of the letter"


def translations_of(
    letter: Letter, found: Found, source: Source, parties: Container[str]
) -> Iterator[Translation]:
    """The letter's translations; notes in them become notes on the whole letter. A translator who
    is none of the `parties` is told by name."""
    times: Counter[str] = Counter()
    for elements in (*((one,) for one in found.translations), *found.paired):
        tag = language(elements[0])
        times[tag] += 1
        name = tag if times[tag] == 1 else f"{tag}-{times[tag]}"
        if elements in found.paired:
            found.decisions.append(_decided(elements, tag, found))
        made = _translation(elements, name, letter, found)
        who = translators_of(elements, source, found.called, parties)
        yield replace(made, translators=who)


def _decided(elements: tuple[Element, ...], tag: str, found: Found) -> Decision:
    what = f"The translation into {tag}, paragraph by paragraph, stands beside the letter."
    return Decision(found.at(elements[0]), what, Certainty.CERTAIN)


def _translation(
    elements: tuple[Element, ...], name: str, letter: Letter, found: Found
) -> Translation:
    inner = Found(found.path, found.letter, found.letters, found.say, pages=found.pages,
                  called=found.called, noted=found.noted, follows=True)  # fmt: skip
    tag = language(elements[0])
    title, blocks = _titled(walk(elements, inner, tag, letter=False, pairs=True), letter)
    found.absorb(inner)
    end = (len(letter.blocks), 0)
    found.annotations += [replace(one, start=end, end=end, whole=True) for one in inner.annotations]
    pointing = tuple(_pointing(one, letter, found) for one in blocks)
    return Translation(
        id=name,
        language=tag,
        blocks=plainly(letter, with_ids(pointing)[0]),
        title=title,
        position=found.at(elements[0]),
    )


def _titled(blocks: tuple[Block, ...], letter: Letter) -> tuple[str, tuple[Block, ...]]:
    """Its heading is its title, where the letter has no heading that it could translate."""
    headed = any(one.kind is Kind.HEADING for one in letter.blocks)
    if headed or not blocks or blocks[0].kind is not Kind.HEADING or blocks[0].spans:
        return "", blocks
    return blocks[0].text, blocks[1:]


def _pointing(block: Block, letter: Letter, found: Found) -> Block:
    """The block, naming those of the letter that it points to."""
    if not (ids := named(block)):
        return block
    names = dict.fromkeys(name for one in ids for name in _blocks_at(one, letter, found))
    found.aside.update(NOWHERE for _ in range(not names))
    rest = tuple(pair for pair in block.attributes if pair[0] != "translates")
    told = (("translates", " ".join(names)),) if names else ()
    return replace(block, attributes=(*rest, *told))


def _blocks_at(name: str, letter: Letter, found: Found) -> tuple[str, ...]:
    """The ids of the letter's blocks in which the words of an element stand, by its xml:id."""
    if name not in found.places:
        return ()
    (first, _), (last, within) = found.places[name]
    end = max(first + 1, last + (within > 0))
    return tuple(one.id for one in letter.blocks[first:end])
