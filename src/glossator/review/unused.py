"""Entries that nobody meets: terms without a mention, references without a citation.

Where a file could not be read nothing is said: it may hold the one mention that there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossator.model import Letter, Reference, Target
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
