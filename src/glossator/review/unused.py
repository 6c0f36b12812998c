"""Entries that nobody meets: terms without a mention, references without a citation.

Where a file could not be read nothing is said: it may hold the one mention that there is.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossator.model import Target, TargetKind
from glossator.problems import Problem, Rule
from glossator.resolve.resolved import Resolved


def unused_terms(resolved: Resolved) -> Iterator[Problem]:
    """Terms whose forms stand in no text and that nothing but themselves links to."""
    if resolved.edition.unread:
        return
    for term in resolved.edition.terms:
        if not _named(resolved, Target(TargetKind.TERM, term.id)):
            message = f"Nothing names the term “{term.name}” or links to it."
            yield Problem(Rule.UNUSED_TERM, term.position, message, subject=term.id)


def uncited_references(resolved: Resolved) -> Iterator[Problem]:
    """References that nothing cites, lists, answers or was printed in."""
    if resolved.edition.unread:
        return
    answering = {end for link in resolved.answers for end in (link.source, link.target)}
    listed = {item.reference for one in resolved.edition.letters for item in one.references}
    for reference in resolved.edition.references:
        target = Target(TargetKind.REFERENCE, reference.id)
        if target in answering or reference.id in listed or _named(resolved, target):
            continue
        message = f"Nothing cites “{reference.id}”."
        yield Problem(Rule.UNCITED_REFERENCE, reference.position, message, subject=reference.id)


def _named(resolved: Resolved, target: Target) -> bool:
    return any(mention.source != target for mention in resolved.by_target.get(target, ()))
