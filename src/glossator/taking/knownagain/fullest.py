"""Of what several sources say of one person, place or work, that which says most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from glossator.model import Entity, EntityKind
from glossator.readers.naming import is_doubted
from glossator.taking.knownagain.likeness import sort_of


def fullest(entities: Iterable[Entity]) -> dict[tuple[str, str], Entity]:
    """By sort and id, the entry that says most; of names alone the one that is filed best.

    “Richter, Jean Paul” goes before “Jean Paul”, both before “my brother”, and all before “Jean
    Paul?”, which doubts that he is meant; then what is said most.
    """
    said: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for one in entities:
        said[sort_of(one), one.id].append(one)
    return {key: _fullest(several) for key, several in said.items()}


def _fullest(several: list[Entity]) -> Entity:
    often = Counter(one.name for one in several)

    def worth(one: Entity) -> tuple[object, ...]:
        facts = len(one.identifiers) + sum(
            map(bool, (one.biography, one.dates, one.role, one.coordinates))
        )
        sure = one.kind is EntityKind.WORK or not is_doubted(one.name)
        return facts, sure, ", " in one.sort, one.name[:1].isupper(), often[one.name]

    return max(several, key=worth)
