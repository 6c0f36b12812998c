"""What a link to another page shows before it is followed: a title, a few facts, some words.

Made only of what the page in hand links to, from what its Typesetter has noted; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from markupsafe import Markup

from glossator.model import (
    Block,
    Certainty,
    Entity,
    Event,
    Letter,
    Target,
    TargetKind,
    Term,
    Translation,
)
from glossator.resolve.names import further_ids
from glossator.resolve.resolved import Anchor
from glossator.resolve.sentences.spoken import as_read
from glossator.shortening import shortened
from glossator.site.catalogue import Catalogue, plain
from glossator.site.names import initial_capital
from glossator.site.names.openings import opening
from glossator.site.names.translations import place_in_translation
from glossator.site.threads.answers import standing
from glossator.site.typesetting.typesetter import Typesetter
from glossator.wording.blocks import block_name
from glossator.wording.dates import date_words

MOST = 200
"""Previews on one page; links beyond these simply lead on."""
_WORDS = 280
"""Characters of a note or a definition; enough to decide whether to go there."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One target as every link to it shows it."""

    title: str
    kind: str = ""
    """What kind of note or event it is, in the edition's own word."""
    facts: tuple[str, ...] = ()
    """Who to whom, when, in which role."""
    text: str | Markup = ""
    language: str | None = ""
    """Of title and text (BCP 47); empty for the editors' own, None where it is not known."""
    certainty: Certainty = Certainty.CERTAIN
    named_by_us: bool = False
    """Whether the title is the interface's own words, in whatever language the text is."""


class Linked(NamedTuple):
    """A target, its own place relative to the page, and what is shown of it."""

    target: Target
    href: str
    shown: Preview


def previews(setter: Typesetter) -> tuple[Linked, ...]:
    """The previews of all targets beyond the page that it has linked to so far, in that order."""
    return tuple(islice(_previews(setter), MOST))


def _previews(setter: Typesetter) -> Iterator[Linked]:
    known = setter.catalogue.previews
    for target, uri in tuple(setter.linked.items()):
        if uri == setter.uri or target in setter.here:
            continue
        made: Preview | None = known.get(target) or preview(setter.catalogue, target)
        if made is not None:
            yield Linked(target, setter.away(target), made)


def preview(catalogue: Catalogue, target: Target) -> Preview | None:
    """What is shown of a target, made once; None where nothing more is known than the link says.

    Few pages link to any one note, and there are more notes than all else: theirs is not kept.
    """
    if target.kind is TargetKind.NOTE:
        return _preview(catalogue, target)
    known: dict[Target, Preview | None] = catalogue.previews
    if target not in known:
        known[target] = _preview(catalogue, target)
    return known[target]


def _preview(catalogue: Catalogue, target: Target) -> Preview | None:
    match target.kind:
        case TargetKind.LETTER if target.id in catalogue.letters:
            return _letter(catalogue, catalogue.letters[target.id])
        case TargetKind.BLOCK if target.letter in catalogue.letters:
            return _place(catalogue, catalogue.letters[target.letter], target.id)
        case TargetKind.NOTE:
            found = catalogue.anchor(target)
            return _note(catalogue, found, target) if found else None
        case TargetKind.TERM if target.id in catalogue.terms:
            return _term(catalogue.terms[target.id])
        case TargetKind.REFERENCE if target.id in catalogue.references:
            return _reference(catalogue, target)
        case TargetKind.EVENT if target.id in catalogue.events:
            return _event(catalogue, catalogue.events[target.id])
        case TargetKind.THREAD if target.id in catalogue.threads:
            thread = catalogue.threads[target.id]
            words = shortened(plain(thread.summary), _WORDS)
            return Preview(thread.title, text=words) if words else None
        case _ if target in catalogue.entities:
            return _entity(catalogue.entities[target])
    return None


def _letter(catalogue: Catalogue, letter: Letter) -> Preview:
    facts = (catalogue.exchange(letter), date_words(letter.date, catalogue.wording))
    return Preview(
        letter.title,
        facts=tuple(filter(None, facts)),
        text=opening(letter, _WORDS),
        language=letter.language,
    )


def _place(catalogue: Catalogue, letter: Letter, fragment: str) -> Preview | None:
    """A place in a letter, a translation of it, or a place in one."""
    found = place_in_translation(catalogue, letter, fragment)
    if found is None:
        called = initial_capital(block_name(fragment, catalogue.wording))
        return _words(catalogue, letter, called, letter, _block(letter, fragment))
    return _words(catalogue, letter, found.called, found.translation, found.block)


def _words(
    catalogue: Catalogue,
    letter: Letter,
    called: str,
    text: Letter | Translation,
    block: Block | None,
) -> Preview:
    return Preview(
        called,
        facts=(catalogue.name(letter.target),),
        text=shortened(as_read(block), _WORDS) if block else opening(text, _WORDS),
        language=text.language,
        named_by_us=True,
    )


def _block(letter: Letter, fragment: str) -> Block | None:
    """The block with an address, or the first one in or around what has it."""
    ids = ((block, (block.id, *further_ids(block, set()))) for block in letter.blocks)
    return next((block for block, names in ids if fragment in names), None)


def _note(catalogue: Catalogue, anchor: Anchor, target: Target) -> Preview:
    note = anchor.note
    return Preview(
        shortened(anchor.lemma, 80) or catalogue.name(target),
        kind=catalogue.kinds.get(note.kind, note.kind),
        facts=(catalogue.name(Target(TargetKind.LETTER, note.letter)),),
        text=shortened(plain(note.body), _WORDS),
        certainty=note.certainty,
    )


def _term(term: Term) -> Preview:
    facts = (term.expansion,) if term.expansion else ()
    text = shortened(plain(term.definition), _WORDS)
    return Preview(term.name, facts=facts, text=text, certainty=term.certainty)


def _reference(catalogue: Catalogue, target: Target) -> Preview:
    seen = standing(catalogue, target)
    return Preview(
        catalogue.name(target),
        facts=(seen,) if seen else (),
        text=Markup(catalogue.formatted.get(target.id, "")),
        language=None,
        certainty=catalogue.references[target.id].certainty,
    )


def _event(catalogue: Catalogue, event: Event) -> Preview:
    text = shortened(plain(event.description), _WORDS)
    facts = (date_words(event.date, catalogue.wording),)
    return Preview(event.title, event.kind, facts, text, certainty=event.certainty)


def _entity(entity: Entity) -> Preview:
    facts = tuple(filter(None, (entity.dates, entity.role)))
    text = shortened(plain(entity.biography), _WORDS)
    return Preview(entity.name, facts=facts, text=text, certainty=entity.certainty)
