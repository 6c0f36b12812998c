"""What can be checked only when all files are read: ids given twice, ids used and not given."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import Any

from glossator.edition.misnamed import (
    FILES,
    Called,
    as_an_id,
    called,
    entry_for,
    id_of,
    none_known,
    several,
)
from glossator.edition.missed import refused_names
from glossator.keeping.remembered import Remembered, runs
from glossator.model import Block, Letter, TargetKind
from glossator.problems import Position, Problem, Rule
from glossator.problems.hints import did_you_mean, listed, perhaps_renamed
from glossator.readers.findings import Declaration, Reading, Use

Ids = dict[TargetKind, dict[str, str]]
"""For each kind every id, of today and of former times, with the id of today."""

Read = tuple[str, Reading[Any]]
"""A file's path, and what it says."""


@dataclass(frozen=True, slots=True)
class _Claims:
    """What some files say of ids."""

    given: Ids
    times: int
    """How often ids are given in all."""
    used: frozenset[tuple[tuple[TargetKind, ...], str]]
    """With what each may be the id of."""


_CLAIMS: Remembered[_Claims] = Remembered()


def ids_checked(
    read: Sequence[Read], unsure: Set[TargetKind], missed: Set[tuple[str, str]] = frozenset()
) -> Iterator[Problem]:
    """What is wrong with the ids that these files give and use; what uses an id of a kind that is
    `unsure`, since a file of such could not be read, is not called wrong, nor what uses one that is
    `missed`, by kind and name.

    Only where files do not agree are they gone through one by one.
    """
    _CLAIMS.begin()
    claims = [_CLAIMS.get(key, run, None, partial(_claims, run)) for key, run in runs(read)]
    ids: Ids = defaultdict(dict)
    for one in claims:
        _add(one.given, ids)
    if sum(one.times for one in claims) > sum(map(len, ids.values())):
        yield from duplicate_ids(each for _, one in read for each in one.declarations)
    used = frozenset().union(*(one.used for one in claims))
    if doubtful := {(kinds, name) for kinds, name in used if len(_having(kinds, name, ids)) != 1}:
        uses = (use for _, one in read for use in one.uses if (use.kinds, use.id) in doubtful)
        refused = refused_names(one for _, one in read) | missed
        sure = (use for use in uses if not unsure & set(use.kinds) and not _among(use, refused))
        yield from unknown_ids(sure, ids, called(each for _, one in read for each in one.values))


def _among(use: Use, refused: Set[tuple[str, str]]) -> bool:
    """Whether it means something whose id was refused, which is told."""
    return any((str(kind), use.id) in refused for kind in use.kinds)


def _claims(readings: Sequence[Reading[Any]]) -> _Claims:
    given = [each for one in readings for each in one.declarations]
    used = frozenset((use.kinds, use.id) for one in readings for use in one.uses)
    return _Claims(known_ids(given), len(given), used)


def _add(given: Ids, ids: Ids) -> None:
    """The first to give an id has it."""
    for kind, held in given.items():
        known = ids[kind]
        for name, now in held.items():
            known.setdefault(name, now)


def known_ids(declarations: Iterable[Declaration]) -> Ids:
    """The ids that the edition gives; a note's is that of its letter, a hash, and its own."""
    ids: Ids = defaultdict(dict)
    for declaration in declarations:
        owner = f"{declaration.letter}#" if declaration.letter else ""
        now = declaration.now or declaration.id
        ids[declaration.kind].setdefault(f"{owner}{declaration.id}", f"{owner}{now}")
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


def unknown_ids(uses: Iterable[Use], ids: Ids, names: Called) -> Iterator[Problem]:
    """Ids used that nothing has; an old id is known by name, to say what it is called now."""
    for use in uses:
        having = _having(use.kinds, use.id, ids)
        if not having:
            yield _unknown(use, ids, names)
        elif len(having) > 1:
            yield _ambiguous(use, having)


def _having(kinds: Iterable[TargetKind], name: str, ids: Ids) -> list[TargetKind]:
    return [kind for kind in kinds if ids.get(kind, {}).get(name) == name]


def _ambiguous(use: Use, having: list[TargetKind]) -> Problem:
    message = f"“{use.id}” is the id of a {listed([kind.value for kind in having], 'and a')}."
    cure = use.cure.replace("ID", use.id)
    return Problem(Rule.AMBIGUOUS_ID, use.position, message, cure, subject=use.id)


def _unknown(use: Use, ids: Ids, names: Called) -> Problem:
    now = next((ids[kind][use.id] for kind in use.kinds if use.id in ids.get(kind, {})), "")
    if now:
        message = f"“{use.id}” is called “{now}” now."
        return Problem(use.rule, use.position, message, f"Write “{now}”.", subject=use.id)
    if use.rule is Rule.UNKNOWN_CITATION:
        message = f"Nothing is known by the number or id “{use.id}” that is cited here."
    else:
        message = f"No {listed([kind.value for kind in use.kinds])} has the id “{use.id}”."
    choices = {now for kind in use.kinds for now in ids.get(kind, {}).values()}
    cure = (
        several(use.id, choices)
        or none_known(use.id)
        or _with_a_place(use)
        or _unseen(use.id, choices)
        or id_of(use.id, use.kinds, names)
        or as_an_id(use.id, choices)
        or did_you_mean(use.id, choices)
        or perhaps_renamed(use.id, choices)
        or use.unknown
        or _where(use)
    )
    return Problem(use.rule, use.position, message, cure, subject=use.id)


_PLACE_IN_A_SOURCE = re.compile(r"(.+?),?\s+(pp?\.\s*\S+|S\.\s*\S+|ch(?:ap)?\.\s*\S+|fol?\.\s*\S+)")


def _with_a_place(use: Use) -> str:
    """What to do about a source's id with a page behind it."""
    found = _PLACE_IN_A_SOURCE.fullmatch(use.id)
    if found is None or TargetKind.REFERENCE not in use.kinds:
        return ""
    return f"Write “{found[1]}” here, and the place where it is cited: [@{found[1]}, {found[2]}]."


def _unseen(written: str, choices: Set[str]) -> str:
    """What to do about an id with a sign in it that is not seen."""
    odd = [sign for sign in written if unicodedata.category(sign) in ("Cf", "Zs", "Cc")]
    bare = "".join(sign for sign in written if sign not in odd)
    if not odd or odd == [" "] * len(odd) or bare not in choices:
        return ""
    return f"Write “{bare}” anew: here it holds the sign U+{ord(odd[0]):04X}, which is not seen."


def _where(use: Use) -> str:
    """The rule's cure with the file in which the entry would stand; empty where it is not known."""
    file = FILES.get(use.kinds[0]) if len(use.kinds) == 1 else None
    if file is None or use.rule is not Rule.UNKNOWN_ID:
        return ""
    entry = entry_for(use.id, use.kinds[0])
    return entry or f"Correct the id, or add the entry it names to {file}."


_OF_THE_PAGE = re.compile(
    r"(?:about|at|glossator|note|party|place|ref|reference|term|work)-.*"
    r"|about|answers|notes|people|references|terms"
)
"""Addresses that a letter's page gives to its notes, entries, mentions and parts."""
_WITH_TRANSLATIONS = re.compile(rf"{_OF_THE_PAGE.pattern}|translation-.*")


_CLASHES: Remembered[tuple[Problem, ...]] = Remembered()


def clashing_ids(letters: Iterable[Letter]) -> Iterator[Problem]:
    """Ids in a letter's text that its page gives away itself, or that stand there twice.

    Blocks and points were compared when the letter was read; containers and old ids were not.
    """
    _CLASHES.begin()
    for key, run in runs((letter.id, letter) for letter in letters):
        yield from _CLASHES.get(key, run, None, partial(_clashing, run))


def _clashing(letters: Iterable[Letter]) -> tuple[Problem, ...]:
    return tuple(problem for letter in letters for problem in _clashing_in(letter))


def _clashing_in(letter: Letter) -> Iterator[Problem]:
    blocks = letter.blocks
    given_away = _WITH_TRANSLATIONS if letter.translations else _OF_THE_PAGE
    taken = {name for block in blocks for name, _ in _own_ids(block)}
    for block in blocks:
        for name, position in _own_ids(block):
            if given_away.fullmatch(name):
                yield _of_the_page(name, position)
    for name, position in _further_ids(blocks):
        if given_away.fullmatch(name):
            yield _of_the_page(name, position)
        elif name in taken:
            message = f"The id {name} is already another's here."
            yield Problem(Rule.DUPLICATE_ID, position, message)
        taken.add(name)
    yield from _same_translations(letter)


def _same_translations(letter: Letter) -> Iterator[Problem]:
    """A translation's id comes from its file's name: LETTER.de.md has that of de.md."""
    seen: dict[str, Position] = {}
    for one in letter.translations:
        first = seen.setdefault(one.id, one.position)
        if first is not one.position:
            message = f"“{one.id}” already names a translation of “{letter.id}” ({first.path})."
            name = f"{letter.id}.{one.id}-NAME.md"
            cure = f"Rename the file, {name} with the translator's for NAME, and give language:."
            yield Problem(Rule.DUPLICATE_ID, one.position, message, cure)


def _own_ids(block: Block) -> Iterator[tuple[str, Position]]:
    yield block.id, block.position
    for span in block.spans:
        if span.get("id"):
            yield span.get("id"), span.position


def _further_ids(blocks: Iterable[Block]) -> Iterator[tuple[str, Position]]:
    """Ids of containers, where their first block stands, and old ids of blocks."""
    seen: set[int] = set()
    for block in blocks:
        for container in block.within:
            if container.number not in seen and container.get("id"):
                yield container.get("id"), block.position
            seen.add(container.number)
        for old in block.get("formerly").split():
            yield old, block.position


def _of_the_page(name: str, position: Position) -> Problem:
    message = f"“{name}” is, or begins like, an address that the letter's page gives away itself."
    return Problem(Rule.BAD_ID, position, message, "Choose another id.")
