"""What a source teaches of persons, places and works that are there already: numbers of authorities
that the edition has not, and the key by which the source calls them, for its next letters.

What was found by its name alone gets numbers that are likely. A key becomes an id of former times
(`formerly:`), which leads to the entry of today.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from glossator.model import Certainty, Entity, Identifier
from glossator.readers.naming import slug
from glossator.writers.likeness import ENTITIES, sort_of


@dataclass(frozen=True, slots=True)
class Learned:
    """An entry as it was and as it is now."""

    was: Entity
    now: Entity

    @property
    def said(self) -> str:
        """What is new in it, as its lines have it."""
        numbers = self.now.identifiers[len(self.was.identifiers) :]
        new = [f"{one.scheme}: {one.value}" for one in numbers]
        new += [f"formerly: {one}" for one in self.now.formerly[len(self.was.formerly) :]]
        return ", ".join(new)


def learned(there: Entity, came: Entity, key: str, ids: Collection[str]) -> Learned | None:
    """What an entry gets from one that is the same; None where that is nothing. `key` is what the
    source calls it by, `ids` are those that lead to entries of this sort."""
    schemes = {one.scheme for one in there.identifiers}
    numbers = [one for one in came.identifiers if one.scheme not in schemes]
    if not _proved(there, came, key):
        numbers = [replace(one, certainty=Certainty.LIKELY) for one in numbers]
    keys = (key,) if key and key not in ids and not _of_a_number(key, came.identifiers) else ()
    if not (numbers or keys):
        return None
    identifiers = (*there.identifiers, *numbers)
    return Learned(
        there, replace(there, identifiers=identifiers, formerly=(*there.formerly, *keys))
    )


def _proved(there: Entity, came: Entity, key: str) -> bool:
    """Whether more than its name says that it is the same."""
    shared = ENTITIES.signs(there).items() & ENTITIES.signs(came).items()
    return bool(shared) or (bool(key) and key in (there.id, *there.formerly))


def _of_a_number(key: str, identifiers: Iterable[Identifier]) -> bool:
    """Whether a key is made of a number, which finds the entry itself."""
    return any(key == slug(f"{one.scheme}-{one.value}") for one in identifiers)


def as_known(entities: Iterable[Entity], found: Sequence[Learned]) -> list[Entity]:
    """The entries with all that was learned of them."""
    now = {(sort_of(one.now), one.now.id): one.now for one in found}
    return [now.get((sort_of(one), one.id), one) for one in entities]
