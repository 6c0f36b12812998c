"""Files read one by one, joined and checked together: the Edition that a folder holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from glossator.dates import in_time
from glossator.edition.files import (
    SETTINGS,
    Folder,
    find_folder,
    list_files,
    read_bytes,
    read_file,
    settings_misnamed,
)
from glossator.edition.ids import Read, clashing_ids, ids_checked
from glossator.edition.layout import Layout, lay_out, orphans
from glossator.edition.missed import letters_missed, misshapen, names_lost
from glossator.edition.shared import read_shared
from glossator.edition.sources import Joined, join_sources
from glossator.edition.translating import Translations, with_translations
from glossator.model import (
    Edition,
    Entity,
    Event,
    Letter,
    Note,
    Reference,
    Settings,
    TargetKind,
    Term,
)
from glossator.problems import Position, Problem, Rule, at_levels, in_order
from glossator.readers.bibliography import read_bibliography
from glossator.readers.findings import Declaration, Reading
from glossator.readers.formats import read_source
from glossator.readers.imported import IMPORTED, read_imported
from glossator.readers.letterfile.letter import read_letter
from glossator.readers.lineends import whole_words
from glossator.readers.markdown.page import read_page
from glossator.readers.settings.levels import without_reason
from glossator.readers.together import CORES_FOR_MARKDOWN, read_each
from glossator.readers.wordlist import word_list
from glossator.readers.yamlfiles import read_data, read_notes, read_settings

_NUMBER = re.compile("([0-9]+)")
T = TypeVar("T")


def read_edition(folder: Path, shown_as: str | None = None) -> tuple[Edition, tuple[Problem, ...]]:
    """The edition in a folder, or in the folder docs below it, and its problems in order.

    Paths in problems begin with `shown_as`, or with the folder as it was given. What cannot be
    read is left out of the edition and reported; the rest is there. The problems have the levels
    that edition.yml gives them.
    """
    edition, problems = gather(folder, shown_as)
    return edition, in_order(at_levels(problems, edition.settings.rules))


def gather(
    folder: Path, shown_as: str | None = None, shared: Folder | None = None
) -> tuple[Edition, tuple[Problem, ...]]:
    """The same with every problem at the level of its rule, none put out.

    `shared` is a folder of data files that several volumes have in common.
    """
    found = find_folder(folder, shown_as)
    if found is None:
        position = Position((folder.as_posix() if shown_as is None else shown_as) or ".")
        message = f"There is no {SETTINGS} here."
        problem = Problem(Rule.NO_EDITION, position, message, settings_misnamed(folder))
        return Edition(str(folder), Settings("")), (problem,)
    files, unlisted = list_files(found)
    layout, misnamed = lay_out(files, found)
    reading = _Gathered(found, [*unlisted, *misnamed])
    edition = _read(layout, reading, shared)
    if IMPORTED in files and (record := reading.text(IMPORTED)) is not None:
        reading.problems.extend(read_imported(record, found.shown(IMPORTED))[1])
    readings = [one for _, one in reading.read]
    closed = {problem.position.path for problem in reading.problems if problem.rule in _CLOSED}
    closed |= misshapen(readings)
    unread = tuple(path for path in files if found.shown(path) in closed)
    unread += tuple(path for path in layout.meant if path not in files)
    problems = [
        *reading.all_problems(unread),
        *clashing_ids(edition.letters),
        *without_reason(edition.settings.rules),
    ]
    told = [problem for problem in problems if not _in_unread_notes(problem, unread)]
    lost = names_lost(readings)
    return replace(edition, unread=unread, lost=lost, files=files), in_order(told)


def _in_unread_notes(problem: Problem, unread: tuple[str, ...]) -> bool:
    """Whether a note that is missed may stand in a file that could not be read, which is told."""
    letter, part, _ = problem.subject.partition("#")
    return bool(part) and f"letters/{letter}.notes.yml" in unread


_CLOSED = {
    Rule.XML_SYNTAX,
    Rule.XML_FORBIDDEN,
    Rule.YAML_SYNTAX,
    Rule.NOT_UTF8,
    Rule.UNMERGED,
    Rule.UNREADABLE,
    Rule.YAML_TOO_DEEP,
    Rule.FRONT_MATTER,
}
"""What keeps a file from being read at all."""


_HOLDS = {
    "parties": TargetKind.PARTY,
    "places": TargetKind.PLACE,
    "works": TargetKind.WORK,
    "references": TargetKind.REFERENCE,
    "glossary": TargetKind.TERM,
    "events": TargetKind.EVENT,
}
"""What the files in data hold."""


@dataclass(slots=True)
class _Gathered:
    """What the files have yielded so far."""

    folder: Folder
    problems: list[Problem]
    read: list[Read] = field(default_factory=list)

    def text(self, relative: str) -> str | None:
        text, problems = read_file(self.folder, relative)
        self.problems.extend(problems)
        return text

    def take(self, path: str, reading: Reading[T]) -> tuple[T, ...]:
        self.problems.extend(reading.problems)
        self.read.append((path, reading))
        return reading.values

    def all_problems(self, unread: Iterable[str]) -> Iterable[Problem]:
        """Ids that a file may hold which could not be read are not called unknown."""
        unsure = {kind for path in unread if (kind := _HOLDS.get(PurePosixPath(path).stem))}
        yield from self.problems
        yield from ids_checked(self.read, unsure, letters_missed(unread))


def _read(layout: Layout, gathered: _Gathered, shared: Folder | None) -> Edition:
    settings = _settings(gathered)
    translations = Translations({*layout.letters, *layout.sources})
    written = tuple(_letters(layout, settings, gathered, translations))
    common = read_shared(shared) if shared is not None else Reading()
    entries = (*gathered.take("shared", common), *_data(layout, gathered))
    dropped = _dropped(layout, settings, written, entries, gathered)
    letters = sorted((*written, *dropped.letters), key=_by_date)
    if translations.files:
        letters = _translated(letters, translations, layout, gathered)
    entries = (*entries, *dropped.entries)
    return Edition(
        folder=str(gathered.folder.path),
        settings=settings,
        letters=tuple(letters),
        notes=(*_notes(layout, letters, settings, gathered), *dropped.notes),
        terms=tuple(entry for entry in entries if isinstance(entry, Term)),
        entities=tuple(entry for entry in entries if isinstance(entry, Entity)),
        references=tuple(entry for entry in entries if isinstance(entry, Reference)),
        events=tuple(entry for entry in entries if isinstance(entry, Event)),
        pages=tuple(
            page
            for path in layout.pages
            if (text := gathered.text(path)) is not None
            for page in gathered.take(path, read_page(text, path, gathered.folder.shown(path)))
        ),
    )


def _settings(gathered: _Gathered) -> Settings:
    text = gathered.text(SETTINGS)
    if text is None:
        return Settings("")
    return gathered.take(SETTINGS, read_settings(text, gathered.folder.shown(SETTINGS)))[0]


_AT_ONCE = 1000
"""Files whose texts are in memory together: all texts of a great edition are larger than what is
read of them, and leave holes where they were."""


def _by_parts(things: Iterable[T]) -> Iterator[tuple[T, ...]]:
    left = iter(things)
    while part := tuple(islice(left, _AT_ONCE)):
        yield part


def _letters(
    layout: Layout, settings: Settings, gathered: _Gathered, translations: Translations
) -> Iterable[Letter]:
    for part in _by_parts(layout.letters.items()):
        yield from _some_letters(part, settings, gathered, translations)
    for stem, path in layout.translations.items():
        if (text := gathered.text(path)) is not None:
            translations.take(text, gathered.folder.shown(path), stem, surely=True)


def _translated(
    letters: Iterable[Letter], translations: Translations, layout: Layout, gathered: _Gathered
) -> list[Letter]:
    letters = tuple(letters)
    found = [
        (file.letter, one)
        for file, reading in translations.readings(letters)
        for one in gathered.take(file.shown, reading)
    ]
    gathered.problems.extend(translations.orphans(layout, gathered.folder))
    return list(with_translations(letters, found))


def _some_letters(
    files: Iterable[tuple[str, str]],
    settings: Settings,
    gathered: _Gathered,
    translations: Translations,
) -> Iterable[Letter]:
    given = []
    for letter, path in files:
        shown = gathered.folder.shown(path)
        if (text := gathered.text(path)) is not None:
            if not translations.take(text, shown, letter):
                given.append((text, shown, letter, settings.language))
        else:  # what names it is not wrong for that
            named = Declaration(TargetKind.LETTER, letter, Position(shown))
            gathered.take(path, Reading(declarations=(named,)))
    readings = read_each(read_letter, given, CORES_FOR_MARKDOWN)
    for (_, shown, *_), reading in zip(given, readings, strict=True):
        yield from gathered.take(shown, reading)


def _dropped(
    layout: Layout,
    settings: Settings,
    letters: Iterable[Letter],
    entries: Iterable[Any],
    gathered: _Gathered,
) -> Joined:
    """The letters of files that others made, with what they bring along."""
    given, stems, unread = [], [], set(layout.letters)
    for stem, path in layout.sources.items():
        content, problems = read_bytes(gathered.folder, path)
        gathered.problems.extend(problems)
        if content is not None:
            given.append((content, gathered.folder.shown(path), settings.language))
            stems.append(stem)
        else:  # its notes need no problem of their own
            unread.add(stem)
    readings = list(read_each(read_source, _as_collection(given)))
    unread |= {stem for stem, read in zip(stems, readings, strict=True) if not read.letters}
    joined = join_sources(readings, letters, entries)
    gathered.take("dropped", joined.reading)
    if layout.sources:
        known = {one.id for one in (*letters, *joined.letters)} | unread
        gathered.problems.extend(orphans(layout, known, gathered.folder))
    return joined


def _as_collection(given: list[tuple[bytes, str, str]]) -> list[tuple[Any, ...]]:
    """The same with what all of them have; lists of words are read once, before processes part."""
    whole = whole_words(content for content, *_ in given)
    for _, _, language in given[:1]:
        for named in whole.languages:
            word_list(named or language)
    return [(*one, "", whole) for one in given]


def _by_date(letter: Letter) -> tuple[Any, ...]:
    """The undated stand last; letters of one date by their ids, numbers in these by their worth."""
    numbered = [int(one) if one.isdigit() else one for one in _NUMBER.split(letter.id)]
    return (0, in_time(letter.date), numbered) if letter.date else (1, (), numbered)


def _notes(
    layout: Layout, letters: Iterable[Letter], settings: Settings, gathered: _Gathered
) -> Iterable[Note]:
    kinds = settings.kind_ids
    paths = ((one.id, layout.notes[one.id]) for one in letters if one.id in layout.notes)
    for part in _by_parts(paths):
        yield from _some_notes(part, kinds, gathered)


def _some_notes(
    files: Iterable[tuple[str, str]], kinds: tuple[str, ...], gathered: _Gathered
) -> Iterable[Note]:
    given = [
        (text, gathered.folder.shown(path), letter, kinds)
        for letter, path in files
        if (text := gathered.text(path)) is not None
    ]
    readings = read_each(read_notes, given, CORES_FOR_MARKDOWN)
    for (_, shown, *_), reading in zip(given, readings, strict=True):
        yield from gathered.take(shown, reading)


def _data(layout: Layout, gathered: _Gathered) -> Iterable[Any]:
    for name, path in layout.data.items():
        if (text := gathered.text(path)) is not None:
            yield from gathered.take(path, read_data(name, text, gathered.folder.shown(path)))
    for path in layout.bibliographies:
        if (text := gathered.text(path)) is not None:
            yield from gathered.take(path, read_bibliography(text, gathered.folder.shown(path)))
