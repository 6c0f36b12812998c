"""What says that two entries are one: that a source says just what it has said of one, identifiers,
then names; and what only makes them alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from glossator.model import Entity, Event, Reference, Term
from glossator.readers.imported import sign

E = TypeVar("E", Entity, Reference, Term, Event)


def title_of(one: Entity | Reference | Term | Event) -> str:
    """What an entry is called, whatever it is."""
    if isinstance(one, Event):
        return one.title
    return str(one.csl.get("title", "")) if isinstance(one, Reference) else one.name


@dataclass(frozen=True, slots=True)
class Likeness(Generic[E]):
    """How entries of one sort are compared."""

    signs: Callable[[E], Mapping[str, str]]
    """Identifiers by their scheme; two entries with one of them in common are one."""
    called: Callable[[E], str]
    """The name; two entries of one name are one where no identifier speaks against it."""
    near: Callable[[E], str]
    """A coarser name, which others may share."""


@dataclass(slots=True)
class Known(Generic[E]):
    """The entries of an edition so far, found by what says that one of them is meant."""

    likeness: Likeness[E]
    came: Mapping[str, str] = field(default_factory=dict)
    """Ids of entries by the signs of what sources have said of them in earlier imports."""
    met: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Such signs of what comes now, by the entries' sorts and ids."""
    ids: set[str] = field(default_factory=set)
    """Ids in use, of today and of former times, and keys of sources."""
    _by_id: dict[str, E] = field(default_factory=dict)
    _by_sign: dict[tuple[str, str], E] = field(default_factory=dict)
    _by_name: dict[str, list[E]] = field(default_factory=lambda: defaultdict(list))
    _by_near: dict[str, list[E]] = field(default_factory=lambda: defaultdict(list))
    _by_key: dict[tuple[str, str], E] = field(default_factory=dict)
    _keys_of: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    """The keys that the sources being read give to an entry, by the entry's sort and id."""

    def add(self, one: E) -> None:
        """Makes the entry known."""
        for name in _ids_of(one):
            self.ids.add(name)
            self._by_id.setdefault(name, one)
        for its in self.likeness.signs(one).items():
            self._by_sign.setdefault(its, one)
        self._by_name[self.likeness.called(one)].append(one)
        self._by_near[self.likeness.near(one)].append(one)

    def learn(self, was: E, now: E) -> None:
        """From now on an entry of the same name says more."""
        for several in (self._by_name[self.likeness.called(was)],
                        self._by_near[self.likeness.near(was)]):  # fmt: skip
            several[:] = [now if one is was else one for one in several]
        names: tuple[str, ...] = _ids_of(now)
        self.ids |= {*names}
        self._by_id |= {name: now for name in names if self._by_id.get(name, was) is was}
        self._by_sign |= {its: now for its in self.likeness.signs(now).items()
                          if self._by_sign.get(its, was) is was}  # fmt: skip
        keys = self._keys_of.get((sort_of(now), now.id), ())
        self._by_key |= {(sort_of(now), key): now for key in keys}

    def by_id(self, name: str) -> E | None:
        """The entry that has this id, or had it, or that a source calls so."""
        return self._by_id.get(name)

    def bind(self, key: str, one: E) -> None:
        """From now on the sources mean this entry by their key."""
        self._by_key[sort_of(one), key] = one
        keys = self._keys_of[sort_of(one), one.id]
        if key not in keys:
            keys.append(key)

    def by_key(self, one: E) -> E | None:
        """The entry that the sources so far called by the same key, or that has it for its id."""
        found = self._by_key.get((sort_of(one), one.id))
        if found is not None:
            return found
        there = self._by_id.get(one.id)
        fits = there is not None and sort_of(there) == sort_of(one) and not self._apart(one, there)
        return there if fits else None

    def same(self, one: E, key: str = "") -> E | None:
        """The entry that came as it comes now, whatever an editor has made of it since; or with one
        of its identifiers, or else of its name, today or when it came, that has no other key."""
        before = self._that_came(one, self._as_it_comes(one, key))
        if before is not None:
            return before
        for its in self.likeness.signs(one).items():
            if its in self._by_sign:
                return self._by_sign[its]
        namesakes = self._by_name[self.likeness.called(one)].copy()
        called = self._that_came(one, self._as_called(one))
        if called is not None:
            namesakes.insert(0, called)
        for other in namesakes:
            shared = self.likeness.signs(one).keys() & self.likeness.signs(other).keys()
            if not shared and not self._keyed_otherwise(other, key):
                return other
        return None

    def unsaid(self, one: E, there: E) -> tuple[str, ...]:
        """Identifiers of one that the other, which is known by its name alone, has not."""
        mine, theirs = self.likeness.signs(one), self.likeness.signs(there)
        shared = mine.keys() & theirs.keys()
        return () if shared else tuple(f"{scheme} {value}" for scheme, value in mine.items())

    def meet(self, one: E, key: str, there: E) -> None:
        """Remembers for a later import which entry it is that comes so, and is called so."""
        signs = {self._as_it_comes(one, key), self._as_called(one)}
        self.met[f"{sort_of(there)} {there.id}"] |= signs

    def _that_came(self, one: E, so: str) -> E | None:
        """The entry, of the same sort, of which alone a source has said what has this sign."""
        before: E | None = self._by_id.get(self.came.get(so, ""))
        return before if before is not None and sort_of(before) == sort_of(one) else None

    def _as_it_comes(self, one: E, key: str) -> str:
        """The sign of what says in a source what is meant."""
        its = sorted(self.likeness.signs(one).items())
        return sign(f"{sort_of(one)} {key} {self.likeness.called(one)} {its}")

    def _as_called(self, one: E) -> str:
        """The same of its name alone, to which a source may add a key and identifiers."""
        return sign(f"{sort_of(one)}  {self.likeness.called(one)} []")

    def _keyed_otherwise(self, other: E, key: str) -> bool:
        """Whether the sources give another key to an entry; one that came with an earlier import
        has its key for its id, or keeps it, where it is counted as they count."""
        usual = [name for name in _ids_of(other) if _counted_alike(name, key)]
        keys = self._keys_of.get((sort_of(other), other.id), usual)
        return bool(key and keys) and key not in keys

    def alike(self, one: E) -> Iterator[E]:
        """What is called the same, or nearly."""
        near = self._by_near[self.likeness.near(one)]
        yield from near
        yield from (other for other in self._by_name[self.likeness.called(one)]
                    if not any(other is each for each in near))  # fmt: skip

    def _apart(self, one: E, other: E) -> bool:
        """Whether an identifier says that they are two."""
        mine, others = self.likeness.signs(one), self.likeness.signs(other)
        return any(mine[scheme] != others[scheme] for scheme in mine.keys() & others.keys())


def _ids_of(one: Entity | Reference | Term | Event) -> tuple[str, ...]:
    """By what an entry is found: its id, those that it had, and its keys in other sources."""
    return (one.id, *one.formerly, *(one.keys if isinstance(one, Entity) else ()))


def _counted_alike(one: str, other: str) -> bool:
    """Whether two ids are numbers of one register: jp-002107 and jp-003050."""
    bare, as_bare = (re.sub(r"\d", "0", name) for name in (one, other))
    return bare == as_bare and "0" in bare


def known(
    likeness: Likeness[E], entries: Iterable[E], came: Mapping[str, str] | None = None
) -> Known[E]:
    """An edition's entries, made known."""
    made = Known(likeness, came or {})
    for one in entries:
        made.add(one)
    return made


def sort_of(one: Entity | Reference | Term | Event) -> str:
    """Persons and organisations are one sort."""
    if isinstance(one, Entity):
        return one.kind.target_kind.value
    return type(one).__name__.lower()


def _reference_signs(one: Reference) -> dict[str, str]:
    keys = ("DOI", "PMID", "PMCID", "ISBN")
    chapter = one.csl.get("type") == "chapter"
    found = {k: str(one.csl[k]).casefold() for k in keys if one.csl.get(k)}
    if chapter:
        found.pop("ISBN", None)
    return found


def _cited(one: Reference) -> str:
    """Title and year."""
    parts = one.csl.get("issued", {}).get("date-parts", [[""]])
    return f"{_title(one)} ({parts[0][0]})"


def _title(one: Reference) -> str:
    return " ".join(re.findall(r"\w+", str(one.csl.get("title", "")).casefold()))


def _entity_signs(one: Entity) -> dict[str, str]:
    return {i.scheme: i.value.rstrip("/").rpartition("/")[2].upper() for i in one.authorities}


def _name(one: Entity) -> str:
    return f"{one.name.casefold()}, {sort_of(one)}"


def _filed(one: Entity) -> str:
    """Family name and first initial, which many may share."""
    family, _, given = one.sort.casefold().partition(", ")
    return f"{family}, {given[:1]}" if given else _name(one)


def _no_signs(_one: Term | Event) -> dict[str, str]:
    return {}


def _term(one: Term) -> str:
    return one.name.casefold()


def _happened(one: Event) -> str:
    """Title and date."""
    return f"{one.title.casefold()} ({one.date.edtf})"


def _event(one: Event) -> str:
    return one.title.casefold()


REFERENCES = Likeness(_reference_signs, _cited, _title)
ENTITIES = Likeness(_entity_signs, _name, _filed)
TERMS = Likeness(_no_signs, _term, _term)
EVENTS = Likeness(_no_signs, _happened, _event)
