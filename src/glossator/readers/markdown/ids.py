"""The ids of blocks: counted, or given by the editor; and what an id may not be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from glossator.model import Block, Kind
from glossator.problems import Position, Problem, Rule

_ID = re.compile(r"[a-z][a-z0-9-]*")
_COUNTED = re.compile(r"p\d+")
WHOLE_LETTER = "letter"
"""What `at:` says for a note on the whole letter, so no block's id."""


def automatic_ids(kinds: Iterable[Kind]) -> list[str]:
    """p1, p2 … for paragraphs; for every other kind its name, then its name and a number."""
    seen: Counter[Kind] = Counter()
    ids = []
    for kind in kinds:
        seen[kind] += 1
        ids.append(_automatic(kind, seen[kind]))
    return ids


def with_ids(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], list[Problem]]:
    """The blocks with their ids; one that the editor gives, attribute `id`, goes before."""
    automatic = automatic_ids(block.kind for block in blocks)
    taken = set(automatic)
    problems: list[Problem] = []
    named = []
    for block, own in zip(blocks, automatic, strict=True):
        given = block.get("id")
        problem = _wrong(given, own, taken, block.position) if given else None
        if problem:
            problems.append(problem)
        chosen = given if given and not problem else own
        taken.add(chosen)
        attributes = tuple(pair for pair in block.attributes if pair[0] != "id")
        named.append(replace(block, id=chosen, attributes=attributes))
    problems.extend(_points(named, taken))
    return tuple(named), problems


def _automatic(kind: Kind, count: int) -> str:
    if kind is Kind.PARAGRAPH:
        return f"p{count}"
    return kind.value if count == 1 else f"{kind.value}-{count}"


def _points(blocks: Iterable[Block], taken: set[str]) -> list[Problem]:
    """Gaps and other marks with an id are addresses too."""
    problems = []
    for block in blocks:
        for span in block.spans:
            given = span.get("id")
            problem = _wrong(given, "", taken, span.position) if given else None
            if problem:
                problems.append(problem)
            taken.add(given)
    return problems


def _wrong(given: str, own: str, taken: set[str], at: Position) -> Problem | None:
    if given == own:
        return None
    if given in taken:
        return Problem(Rule.DUPLICATE_ID, at, f"The id {given} is already another's here.")
    if not _ID.fullmatch(given) or _COUNTED.fullmatch(given) or given == WHOLE_LETTER:
        return Problem(Rule.BAD_ID, at, f"{given} cannot be an id here.")
    return None
