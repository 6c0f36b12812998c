"""What waits for a letter by a name that no letter to come can have."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.edition.leading import ITSELF, UNKNOWN, Known, leads_to
from glossator.problems import Problem, Rule
from glossator.readers.naming import slug
from glossator.resolve.links.awaited import Waiting, waiting
from glossator.resolve.resolved import Resolved


def waits_in_vain(resolved: Resolved) -> Iterator[Problem]:
    """Links and answers to the letter in which they stand, and to letters of the edition by their
    ids, where these are called otherwise in the files that they come from."""
    waits = tuple(waiting(resolved.edition))
    if not waits:
        return
    known = Known.of_letters(resolved.edition.letters)
    ids = frozenset(one.id for one in resolved.edition.letters)
    for one in waits:
        if message := _in_vain(one, known, ids):
            rule = Rule.WAITS_IN_VAIN
            yield Problem(rule, one.position, message, subject=one.name)


def _in_vain(one: Waiting, known: Known, ids: frozenset[str]) -> str:
    """Why no letter can come for it, in a sentence; empty where one can."""
    own, said = one.source.letter or one.source.id, f"elsewhere:{one.name}"
    _, why = leads_to(one.name, own, known)
    if why == ITSELF:
        return f"{said} names the letter in which it stands, “{own}”."
    stem = one.name.partition("#")[0].rpartition("/")[2].removesuffix(".xml")
    same = sorted({stem, slug(stem)} & ids) if why == UNKNOWN else []
    if not same:
        return ""
    return f"{said} waits, and “{same[0]}” is a letter of the edition."
