"""The record of what imports have left in an edition: which of it is that of a letter, and what the
file then holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from glossator.asjson.codec import quoted, written
from glossator.model import Letter, Note
from glossator.readers.imported import IMPORTED, AsLeft, read_imported
from glossator.readers.leads import XML_ID, names_of
from glossator.taking.knownagain.catalogued import is_listed, without_entry
from glossator.taking.merging.signs import as_left, facts_of

_NAMES = "identifiers"


@dataclass(frozen=True, slots=True)
class Record:
    """What imports have left, by the ids that letters had then."""

    held: Mapping[str, AsLeft]
    nowhere: Mapping[str, str]
    """Ids of letters that the edition has no longer, by the signs of the names that they keep."""

    @classmethod
    def of(cls, text: str, letters: Iterable[Letter]) -> Record:
        """That of an edition with these letters. Raises ValueError where the file cannot be read.

        A letter may have another id by now.
        """
        held, problems = read_imported(text, IMPORTED) if text else ({}, ())
        if problems:
            raise ValueError(str(problems[0]))
        there = {one.id for one in letters}
        gone = [(name, dict(one.facts)) for name, one in held.items() if name not in there]
        return cls(held, {its[_NAMES]: name for name, its in gone if _NAMES in its})

    def name(self, letter: Letter) -> str:
        """The id under which a letter of the edition is recorded; empty where it is not."""
        known = (one for one in (letter.id, *letter.formerly) if one in self.held)
        return next(known, "") or self.nowhere.get(facts_of(letter).get(_NAMES, ""), "")

    def text(self, now: Mapping[str, AsLeft], gone: Iterable[str]) -> str:
        """The file with these letters, a line each; `gone` are ids that some of them had."""
        left = set(gone) - now.keys()
        held = {name: one for name, one in self.held.items() if name not in left} | dict(now)
        lines = (f"{quoted(name)}:{written(held[name])}" for name in sorted(held))
        return "{\n" + ",\n".join(lines) + "\n}\n" if held else ""


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
