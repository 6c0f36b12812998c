"""What a link to another page shows before it is followed: a title, a few facts, some words.

Made only of what the page in hand links to, from what its Typesetter has noted; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from glossator.addresses import address
from glossator.model import Certainty, Entity, Event, Letter, Target, TargetKind, Term
from glossator.resolve.resolved import Anchor
from glossator.site.answers import standing
from glossator.site.catalogue import Catalogue, plain, shortened
from glossator.site.datewords import date_words
from glossator.site.openings import opening
from glossator.site.typesetter import Typesetter

MOST = 200
"""Previews on one page; links beyond these simply lead on."""
_WORDS = 280
"""Characters of a note or a definition; enough to decide whether to go there."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One target as a link to it shows it."""

    target: Target
    href: str
    """The target's own place, relative to the page."""
    title: str
    kind: str = ""
    """What kind of note or event it is, in the edition's own word."""
    facts: tuple[str, ...] = ()
    """Who to whom, when, in which role."""
    text: str | Markup = ""
    language: str = ""
    """Of title and text, where it may differ from the page's."""
    certainty: Certainty = Certainty.CERTAIN


def previews(setter: Typesetter) -> tuple[Preview, ...]:
    """The previews of all targets beyond the page that it has linked to so far, in that order."""
    return tuple(islice(_previews(setter), MOST))


def _previews(setter: Typesetter) -> Iterator[Preview]:
    for target in tuple(setter.linked):
        uri, fragment = address(target)
        if target in setter.here or uri == setter.uri:
            continue
        made = _preview(setter.catalogue, target, setter.to(uri, fragment))
        if made is not None:
            yield made


def _preview(catalogue: Catalogue, target: Target, href: str) -> Preview | None:
    """None where nothing more is known than the link says."""
    match target.kind:
        case TargetKind.LETTER if target.id in catalogue.letters:
            return _letter(catalogue, catalogue.letters[target.id], target, href)
        case TargetKind.NOTE:
            found = catalogue.anchor(target)
            return _note(catalogue, found, target, href) if found else None
        case TargetKind.TERM if target.id in catalogue.terms:
            return _term(catalogue.terms[target.id], target, href)
        case TargetKind.REFERENCE if target.id in catalogue.references:
            return _reference(catalogue, target, href)
        case TargetKind.EVENT if target.id in catalogue.events:
            return _event(catalogue, catalogue.events[target.id], target, href)
        case TargetKind.THREAD if target.id in catalogue.threads:
            thread = catalogue.threads[target.id]
            summary = shortened(plain(thread.summary), _WORDS)
            return Preview(target, href, thread.title, text=summary)
        case _ if target in catalogue.entities:
            return _entity(catalogue.entities[target], target, href)
    return None


def _letter(catalogue: Catalogue, letter: Letter, target: Target, href: str) -> Preview:
    facts = (catalogue.exchange(letter), date_words(letter.date, catalogue.wording))
    return Preview(
        target,
        href,
        letter.title,
        facts=tuple(filter(None, facts)),
        text=opening(letter, _WORDS),
        language=letter.language,
    )


def _note(catalogue: Catalogue, anchor: Anchor, target: Target, href: str) -> Preview:
    note = anchor.note
    return Preview(
        target,
        href,
        shortened(anchor.lemma, 80) or catalogue.name(target),
        kind=catalogue.kinds.get(note.kind, note.kind),
        facts=(catalogue.name(Target(TargetKind.LETTER, note.letter)),),
        text=shortened(plain(note.body), _WORDS),
        certainty=note.certainty,
    )


def _term(term: Term, target: Target, href: str) -> Preview:
    facts = (term.expansion,) if term.expansion else ()
    text = shortened(plain(term.definition), _WORDS)
    return Preview(target, href, term.name, facts=facts, text=text, certainty=term.certainty)


def _reference(catalogue: Catalogue, target: Target, href: str) -> Preview:
    seen = standing(catalogue, target)
    return Preview(
        target,
        href,
        catalogue.name(target),
        facts=(seen,) if seen else (),
        text=Markup(catalogue.formatted.get(target.id, "")),
        certainty=catalogue.references[target.id].certainty,
    )


def _event(catalogue: Catalogue, event: Event, target: Target, href: str) -> Preview:
    text = shortened(plain(event.description), _WORDS)
    facts = (date_words(event.date, catalogue.wording),)
    return Preview(target, href, event.title, event.kind, facts, text, certainty=event.certainty)


def _entity(entity: Entity, target: Target, href: str) -> Preview:
    facts = tuple(filter(None, (entity.dates, entity.role)))
    text = shortened(plain(entity.biography), _WORDS)
    return Preview(target, href, entity.name, facts=facts, text=text, certainty=entity.certainty)
