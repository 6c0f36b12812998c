"""Which entries stand in the file of a letter: those that it names, and those without which these
would lead to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossator.model import Letter, Mark, Target, TargetKind
from glossator.resolve.bodies import bodies_of
from glossator.resolve.resolved import FIELDS, Mention
from glossator.writers.tei.ground import Entry, Index


def named_by(index: Index, letter: Letter) -> frozenset[Target]:
    """What the letter and its notes name, and what entries among these cite, refer or link to in
    turn. Of terms that were merely found in their words there would be no end."""
    found = set[Target]()
    waiting = [one for one in _at_once(index, letter) if one in index.entries]
    while waiting:
        if (one := waiting.pop()) not in found:
            found.add(one)
            waiting += (each for each in _in_turn(index, one) if each in index.entries)
    return frozenset(found)


def _at_once(index: Index, letter: Letter) -> Iterator[Target]:
    """What the letter and its notes name."""
    notes = index.publication.notes.get(letter.id, ())
    sources = [letter.target, *(Target(TargetKind.NOTE, one.id, letter.id) for one in notes)]
    by_source = index.publication.resolved.by_source
    yield from (one.target for source in sources for one in by_source.get(source, ()))
    yield from (one.target for one in letter.correspondents)
    yield from (Target(TargetKind.PLACE, one) for one in letter.places)
    for translation in letter.translations:
        yield from (one.target for one in translation.translators)
    for listed in letter.references:
        for name in (listed.reference, *listed.candidates):
            yield Target(TargetKind.REFERENCE, name)


def _in_turn(index: Index, target: Target) -> Iterable[Target]:
    """What an entry names itself."""
    mentions = index.publication.resolved.by_source.get(target, ())
    if not mentions:
        return ()
    linked = frozenset(_linked(index.entries[target][1]))
    return (one.target for one in mentions if _is_named(one, linked))


_Words = tuple[str, int, int, int]
"""Words of an entry: in which part, in which block of it, and from where to where."""


def _linked(entry: Entry) -> Iterator[_Words]:
    """Words that are links by the editor's hand."""
    for body in bodies_of(entry):
        for number, block in enumerate(body.blocks):
            for span in block.spans:
                if span.mark is Mark.CROSS_LINK:
                    yield body.part, number, span.start, span.end


def _is_named(mention: Mention, linked: frozenset[_Words]) -> bool:
    if mention.target.kind is not TargetKind.TERM or mention.part in FIELDS:
        return True
    return (mention.part, mention.block, mention.start, mention.end) in linked
