"""What can be checked only when all files are read: ids given twice, ids used and not given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from glossator.hints import did_you_mean, listed
from glossator.model import TargetKind
from glossator.problems import Problem, Rule
from glossator.readers.findings import Declaration, Use

Ids = dict[TargetKind, dict[str, str]]
"""For each kind every id, of today and of former times, with the id of today."""


def known_ids(declarations: Iterable[Declaration]) -> Ids:
    """The ids that the edition gives; notes are left out, for only links name them."""
    ids: Ids = defaultdict(dict)
    for declaration in declarations:
        if declaration.kind is not TargetKind.NOTE:
            ids[declaration.kind].setdefault(declaration.id, declaration.now or declaration.id)
    return ids


def duplicate_ids(declarations: Iterable[Declaration]) -> Iterator[Problem]:
    """Ids given twice to things of a kind; an old id may not be another's id of today."""
    seen: dict[tuple[TargetKind, str, str], Declaration] = {}
    # Ids of today first, so that it is the old one that is reported.
    for declaration in sorted(declarations, key=lambda one: bool(one.now)):
        key = (declaration.kind, declaration.letter, declaration.id)
        first = seen.setdefault(key, declaration)
        if first is not declaration:
            yield _duplicate(declaration, first)


def _duplicate(again: Declaration, first: Declaration) -> Problem:
    other = f"{first.position.path}, line {first.position.line}"
    what = "an earlier id of another" if first.now else "the id of another"
    message = f"“{again.id}” is {what} {again.kind.value} already ({other})."
    cure = "Remove it, or correct it." if again.now else ""
    return Problem(Rule.DUPLICATE_ID, again.position, message, cure)


def unknown_ids(uses: Iterable[Use], ids: Ids) -> Iterator[Problem]:
    """Ids used that nothing has; an old id is known by name, to say what it is called now."""
    for use in uses:
        if not any(ids.get(kind, {}).get(use.id) == use.id for kind in use.kinds):
            yield _unknown(use, ids)


def _unknown(use: Use, ids: Ids) -> Problem:
    now = next((ids[kind][use.id] for kind in use.kinds if use.id in ids.get(kind, {})), "")
    if now:
        message = f"“{use.id}” is called “{now}” now."
        return Problem(use.rule, use.position, message, f"Write “{now}”.")
    if use.rule is Rule.UNKNOWN_CITATION:
        message = f"Nothing is known by the number or id “{use.id}” that is cited here."
    else:
        message = f"No {listed([kind.value for kind in use.kinds])} has the id “{use.id}”."
    choices = {now for kind in use.kinds for now in ids.get(kind, {}).values()}
    return Problem(use.rule, use.position, message, did_you_mean(use.id, choices))
