"""Translations among the files of letters: told apart from letters, and joined to theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace

from glossator.edition.files import Folder
from glossator.edition.layout import Layout
from glossator.keeping.remembered import Remembered
from glossator.model import Letter, Translation
from glossator.problems import Position, Problem, Rule
from glossator.readers.findings import Reading
from glossator.readers.letterfile.translation import (
    named_after,
    read_translation,
    translated_letter,
)
from glossator.readers.markdown.uses import uses_in


@dataclass(frozen=True, slots=True)
class _File:
    """The file of a translation."""

    letter: str
    """Id of the letter that it translates."""
    stem: str
    text: str
    shown: str


@dataclass(slots=True)
class Translations:
    """Those that were found among letters."""

    letters: Container[str]
    """Ids of the letters that have a file of their own."""
    files: list[_File] = field(default_factory=list)

    def take(self, text: str, shown: str, stem: str, surely: bool = False) -> bool:
        """Whether the file is a translation; if so it is kept."""
        letter = translated_letter(text, shown, stem, self.letters)
        if not letter and surely:
            letter, _ = named_after(stem)
        if letter:
            self.files.append(_File(letter, stem, text, shown))
        return bool(letter)

    def readings(self, letters: Iterable[Letter]) -> Iterator[tuple[_File, Reading[Translation]]]:
        """What each file says, with what it names; a number that it cites is the letter's."""
        labels = {one.id: {item.label for item in one.references} for one in letters}
        for one in self.files:
            reading = read_translation(one.text, one.shown, one.stem, one.letter)
            used = (uses_in(made.blocks, labels.get(one.letter, ())) for made in reading.values)
            uses = [use for each in used for use in each]
            yield one, replace(reading, uses=(*reading.uses, *uses))

    def orphans(self, layout: Layout, folder: Folder) -> Iterator[Problem]:
        """Notes that stand beside a translation."""
        for one in self.files:
            if one.stem in layout.notes:
                path = folder.shown(layout.notes.pop(one.stem))
                message = f"{one.stem}.md is a translation, and notes belong to the letter."
                cure = f"Put the notes into {one.letter}.notes.yml, and quote the letter's words."
                yield Problem(Rule.ORPHAN_NOTES, Position(path), message, cure)


_JOINED: Remembered[Letter] = Remembered()


def with_translations(
    letters: Iterable[Letter], translations: Iterable[tuple[str, Translation]]
) -> Iterator[Letter]:
    """The letters, each with its translations beside those of its source."""
    _JOINED.begin()
    by_letter: dict[str, list[Translation]] = defaultdict(list)
    for name, one in translations:
        by_letter[name].append(one)
    for letter in letters:
        yield _joined(letter, by_letter[letter.id]) if letter.id in by_letter else letter


def _joined(letter: Letter, found: list[Translation]) -> Letter:
    every = sorted((*letter.translations, *found), key=lambda one: one.id)
    same = (letter, *found)
    return _JOINED.get(letter.id, same, None, lambda: replace(letter, translations=tuple(every)))
