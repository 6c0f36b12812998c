"""What a source teaches of persons, places and works that are there already: numbers of authorities
that the edition has not, and the key by which the source calls them, for its next letters.

What was found by its name alone gets numbers that are likely. A key is kept among the identifiers,
as a letter keeps its names, and readers do not see it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from glossator.model import KEY, Certainty, Entity, Identifier
from glossator.readers.naming import slug
from glossator.taking.knownagain.likeness import ENTITIES, sort_of


@dataclass(frozen=True, slots=True)
class Learned:
    """An entry as it was and as it is now."""

    was: Entity
    now: Entity

    @property
    def said(self) -> str:
        """What is new in it, as its lines have it."""
        return ", ".join(f"{one.scheme}: {one.value}" for one in self.new)

    @property
    def new(self) -> tuple[Identifier, ...]:
        """What it has besides what it had."""
        return tuple(one for one in self.now.identifiers if one not in self.was.identifiers)


def learned(there: Entity, came: Entity, key: str, ids: Collection[str]) -> Learned | None:
    """What an entry gets from one that is the same; None where that is nothing. `key` is what the
    source calls it by, `ids` are those that lead to entries of this sort."""
    schemes = {one.scheme for one in there.identifiers}
    numbers = [one for one in came.authorities if one.scheme not in schemes]
    if not _proved(there, came, key):
        numbers = [replace(one, certainty=Certainty.LIKELY) for one in numbers]
    called = dict.fromkeys(one for one in (key, *came.keys) if one and one not in ids)
    keys = [Identifier(KEY, one) for one in called if not _of_a_number(one, came.identifiers)]
    if not (numbers or keys):
        return None
    return Learned(there, replace(there, identifiers=_more(there.identifiers, numbers, keys)))


def _more(
    there: Sequence[Identifier], numbers: Sequence[Identifier], keys: Sequence[Identifier]
) -> tuple[Identifier, ...]:
    """Further identifiers after those that are there, those of one scheme side by side."""
    after = [at for at, one in enumerate(there, 1) if one.scheme == KEY][-1:]
    if after:
        return (*there[: after[0]], *keys, *there[after[0] :], *numbers)
    return (*there, *numbers, *keys)


def _proved(there: Entity, came: Entity, key: str) -> bool:
    """Whether more than its name says that it is the same."""
    shared = ENTITIES.signs(there).items() & ENTITIES.signs(came).items()
    return bool(shared) or (bool(key) and key in (there.id, *there.formerly, *there.keys))


def _of_a_number(key: str, identifiers: Iterable[Identifier]) -> bool:
    """Whether a key is made of a number, which finds the entry itself."""
    return any(key == slug(f"{one.scheme}-{one.value}") for one in identifiers)


def as_known(entities: Iterable[Entity], found: Sequence[Learned]) -> list[Entity]:
    """The entries with all that was learned of them."""
    now = {(sort_of(one.now), one.now.id): one.now for one in found}
    return [now.get((sort_of(one), one.id), one) for one in entities]
