"""What an entity is called that several sources name and none describes.

A text says “Richter” or “to the good man”; the head of a letter says who wrote it. So the name goes
first by which a letter's sender, recipient or place is called, then the one most sources give, then
the one that came first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from glossator.model import Entity, Letter, Target, TargetKind
from glossator.readers.sources import SourceReading


@dataclass(slots=True)
class _Told:
    """What the sources say of one entity."""

    described: Entity | None = None
    named: dict[str, Entity] = field(default_factory=dict)
    """By name, the first of each."""
    in_heads: Counter[str] = field(default_factory=Counter)
    anywhere: Counter[str] = field(default_factory=Counter)

    def add(self, entity: Entity, in_head: bool) -> None:
        if _only_named(entity):
            self.named.setdefault(entity.name, entity)
            self.anywhere[entity.name] += 1
            self.in_heads[entity.name] += in_head
        elif self.described is None:
            self.described = entity

    def entity(self) -> Entity:
        """What is described goes before what is only named."""
        if self.described is not None:
            return self.described
        # Of equals max takes the first.
        name = max(self.named, key=lambda one: (self.in_heads[one], self.anywhere[one]))
        known = (one for entity in self.named.values() for one in entity.identifiers)
        return replace(self.named[name], identifiers=tuple(dict.fromkeys(known)))


def entities_of(readings: Iterable[SourceReading]) -> Iterator[Entity]:
    """The entities of all sources, each once, in the order in which they first come."""
    told: dict[Target, _Told] = {}
    for reading in readings:
        heads = {one for letter in reading.letters for one in _in_head(letter)}
        for entity in reading.entities:
            target = entity.target
            told.setdefault(target, _Told()).add(entity, target in heads)
    for one in told.values():
        yield one.entity()


def _in_head(letter: Letter) -> Iterator[Target]:
    yield from (one.target for one in letter.correspondents)
    yield from (Target(TargetKind.PLACE, one) for one in letter.places)


def _only_named(entity: Entity) -> bool:
    said = (entity.role, entity.dates, entity.affiliations, entity.biography, entity.sources,
            entity.coordinates)  # fmt: skip
    return not any((*said, entity.evidence, entity.formerly)) and entity.sort == entity.name
