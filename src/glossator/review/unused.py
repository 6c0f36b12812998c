"""Entries that nobody meets: terms without a mention, references without a citation.

Where a file could not be read nothing is said: it may hold the one mention that there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossator.model import Edition, Letter, Reference, Target, TargetKind
from glossator.problems import Problem, Rule
from glossator.resolve.resolved import Resolved


def unused_terms(resolved: Resolved) -> Iterator[Problem]:
    """Terms whose forms stand in no text and that nothing but themselves links to."""
    if resolved.edition.unread:
        return
    for term in resolved.edition.terms:
        if not _named(resolved, term.target):
            message = f"Nothing names the term “{term.name}” or links to it."
            yield Problem(Rule.UNUSED_TERM, term.position, message, subject=term.id)


def unnamed_entities(resolved: Resolved) -> Iterator[Problem]:
    """Persons, places and works of the edition's own files that no fact and no text names. One with
    sources is an entry of a register that somebody has worked on; where there is no letter yet, all
    wait for one."""
    if resolved.edition.unread or not resolved.edition.letters:
        return
    facts = frozenset(_in_facts(resolved.edition))
    own = tuple(path for path in resolved.edition.files if path.startswith("data/"))
    for entity in resolved.edition.entities:
        # What volumes share, and what a source in TEI lists, is for others as well.
        ours = bool(own) and entity.position.path.endswith(own) and not entity.sources
        if ours and not (entity.target in facts or _named(resolved, entity.target)):
            message = f"Nothing names the {entity.kind} “{entity.name}” or links to it."
            yield Problem(Rule.UNUSED_NAME, entity.position, message, subject=entity.id)


def _in_facts(edition: Edition) -> Iterator[Target]:
    """Whom and what the fields of letters, translations, notes, terms and parties name."""
    for letter in edition.letters:
        yield from (Target(TargetKind.PLACE, one) for one in letter.places)
        yield from (one.target for one in letter.correspondents)
        for translation in letter.translations:
            yield from (one.target for one in translation.translators)
    yield from (Target(TargetKind.PARTY, note.by) for note in edition.notes)
    belonging = (one for entity in edition.entities for one in entity.affiliations)
    yield from (Target(TargetKind.PARTY, one) for one in belonging)
    senses = (sense for term in edition.terms for sense in term.senses)
    yield from (Target(TargetKind.PARTY, one) for sense in senses for one in sense.senders)


def uncited_references(resolved: Resolved) -> Iterator[Problem]:
    """References that nothing cites, lists, answers or was printed in."""
    if resolved.edition.unread:
        return
    unnamed: list[Reference] = []
    answering = {end for link in resolved.answers for end in (link.source, link.target)}
    for reference in resolved.edition.references:
        target = reference.target
        if not (_named(resolved, target) or target in answering):
            unnamed.append(reference)
    listed = _listed(resolved.edition.letters) if unnamed else frozenset()
    for reference in unnamed:
        if reference.id not in listed:
            message = f"Nothing cites “{reference.id}”."
            yield Problem(Rule.UNCITED_REFERENCE, reference.position, message, subject=reference.id)


def _listed(letters: Iterable[Letter]) -> frozenset[str]:
    """What stands in the letters' own lists."""
    return frozenset(item.reference for one in letters for item in one.references)


def _named(resolved: Resolved, target: Target) -> bool:
    return any(mention.source != target for mention in resolved.by_target.get(target, ()))
