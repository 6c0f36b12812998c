"""The record of what imports have left in an edition: which of it is that of a letter, and what the
file then holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from glossator.asjson.codec import quoted, written
from glossator.model import Edition, Letter, Note
from glossator.readers.imported import IMPORTED, AsLeft, Imported, read_imported
from glossator.readers.leads import XML_ID, names_of
from glossator.taking.knownagain.catalogued import is_listed, without_entry
from glossator.taking.knownagain.likeness import sort_of
from glossator.taking.merging.signs import as_left, facts_of

_NAMES = "identifiers"


@dataclass(frozen=True, slots=True)
class Record:
    """What imports have left, by the ids that letters had then."""

    held: Mapping[str, AsLeft]
    nowhere: Mapping[str, str]
    """Ids of letters that the edition has no longer, by the signs of the names that they keep."""
    entries: Mapping[str, frozenset[str]]
    """By sorts and ids of entries that the edition has, the signs of what sources said of each."""

    @classmethod
    def of(cls, text: str, edition: Edition) -> Record:
        """That of an edition. Raises ValueError where the file cannot be read.

        A letter or an entry may have another id by now.
        """
        left, problems = read_imported(text, IMPORTED) if text else (Imported(), ())
        if problems:
            raise ValueError(str(problems[0]))
        held, there = left.letters, {one.id for one in edition.letters}
        gone = [(name, dict(one.facts)) for name, one in held.items() if name not in there]
        names = {its[_NAMES]: name for name, its in gone if _NAMES in its}
        return cls(held, names, _by_ids_of_today(left.entries, edition))

    @property
    def came(self) -> dict[str, str]:
        """Ids of entries by the signs of what sources said of them, and of no other."""
        names: dict[str, set[str]] = defaultdict(set)
        for entry, signs in self.entries.items():
            for one in signs:
                names[one].add(entry.partition(" ")[2])
        return {one: min(ids) for one, ids in names.items() if len(ids) == 1}

    def meeting(self, met: Mapping[str, Collection[str]]) -> Record:
        """With what sources say of entries now."""
        now = {name: self.entries.get(name, frozenset()) | {*signs} for name, signs in met.items()}
        return replace(self, entries={**self.entries, **now})

    def name(self, letter: Letter) -> str:
        """The id under which a letter of the edition is recorded; empty where it is not."""
        known = (one for one in (letter.id, *letter.formerly) if one in self.held)
        return next(known, "") or self.nowhere.get(facts_of(letter).get(_NAMES, ""), "")

    def text(self, now: Mapping[str, AsLeft], gone: Iterable[str]) -> str:
        """The file with these letters and the entries, a line each; `gone` are ids that some of
        the letters had."""
        left = set(gone) - now.keys()
        letters = {name: one for name, one in self.held.items() if name not in left} | dict(now)
        held = {name: written(one) for name, one in letters.items()} | self._entries()
        lines = (f"{quoted(name)}:{held[name]}" for name in sorted(held))
        return "{\n" + ",\n".join(lines) + "\n}\n" if held else ""

    def _entries(self) -> dict[str, str]:
        named = ((name, map(quoted, sorted(signs))) for name, signs in self.entries.items())
        return {name: f"[{','.join(signs)}]" for name, signs in named}


def _by_ids_of_today(
    entries: Mapping[str, Iterable[str]], edition: Edition
) -> dict[str, frozenset[str]]:
    """The signs of entries that the edition still has."""
    found: dict[str, frozenset[str]] = {}
    for then, now in _names(edition):
        if then in entries:
            found[now] = found.get(now, frozenset()) | {*entries[then]}
    return found


def _names(edition: Edition) -> Iterator[tuple[str, str]]:
    """Sort and id of every entry, as they are or were, with what they are."""
    for several in (edition.entities, edition.references, edition.terms, edition.events):
        for one in several:
            sort = sort_of(one)
            for name in (one.id, *one.formerly):
                yield f"{sort} {name}", f"{sort} {one.id}"


def source_of(letter: Letter) -> str:
    """The name of the file that a letter comes from, without its folder."""
    return PurePosixPath(letter.position.path).name


def is_of_same(kept: AsLeft, there: Letter, came: Letter) -> bool:
    """Whether a letter comes again from where it came before: from a file of that name, or under
    the ids that it has where it comes from. Another source's is no later state of it."""
    names = [{one for one in names_of(each) if one[0] == XML_ID} for each in (there, came)]
    return kept.source == source_of(came) or bool(names[0] & names[1]) or is_listed(there)


def as_new(
    letters: Iterable[Letter], notes: Mapping[str, Iterable[Note]], files: Mapping[str, str],
    own: Mapping[str, Letter | None],
) -> dict[str, AsLeft]:  # fmt: skip
    """How letters are left that come for the first time, by their ids: with the texts of their
    files, and what their sources themselves say of each."""
    return {
        one.id: as_left(
            without_entry(one, of_source) if (of_source := own.get(one.id)) else one,
            notes.get(one.id, ()), source_of(one), files[f"letters/{one.id}.md"],
        )
        for one in letters
    }  # fmt: skip
