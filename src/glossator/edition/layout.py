"""Which file of an edition's folder is what: letters, notes, data and ordinary pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from glossator.edition.files import Folder
from glossator.edition.strays import stray_letter
from glossator.latin import latin
from glossator.problems import Position, Problem, Rule, Severity
from glossator.problems.hints import did_you_mean, nearest
from glossator.readers.bibliography import BIBLIOGRAPHIES
from glossator.readers.settings.edition import LANGUAGE
from glossator.readers.yaml.scalars import LETTER_ID, id_cure
from glossator.readers.yamlfiles import DATA_FILES

_NOTES = ".notes.yml"
_NOTES_STEM = ".notes"
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe"})
"""Letters that many write as two where they cannot be typed."""
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""As MkDocs has them."""
_XML = ".xml"
_TEXTS = (".txt", ".doc", ".docx", ".odt", ".rtf")
"""What somebody may put among the letters, thinking that it will be read."""
_ENDINGS = {
    "letters": (*_MARKDOWN, _XML, ".yml", ".yaml"),
    "data": (".yml", ".yaml", ".bib"),
}
"""What is looked at in these folders, in whatever letters it is written."""
_BIBLIOGRAPHIES = tuple(f"references{ending}" for ending in BIBLIOGRAPHIES)


@dataclass(frozen=True, slots=True)
class Layout:
    """Paths relative to the folder."""

    letters: dict[str, str] = field(default_factory=dict)
    """Letters in Markdown, by the letter's id."""
    translations: dict[str, str] = field(default_factory=dict)
    """Files in Markdown that are named after a letter and a language with capitals, hale.pt-BR.md,
    and so can be no letters; by name without the ending. Of others only what they hold tells."""
    sources: dict[str, str] = field(default_factory=dict)
    """Files of other formats that hold a letter or several, by the file's name without its ending.
    Which letters they hold, and so whose notes stand beside them, is known when they are read."""
    notes: dict[str, str] = field(default_factory=dict)
    """By the letter's id."""
    data: dict[str, str] = field(default_factory=dict)
    """By the file's name without its ending."""
    bibliographies: list[str] = field(default_factory=list)
    """References as reference managers write them, beside or instead of references.yml."""
    pages: list[str] = field(default_factory=list)
    meant: list[str] = field(default_factory=list)
    """What files with a wrong name or place may be meant for: these are missed, and not empty."""


def lay_out(files: tuple[str, ...], folder: Folder) -> tuple[Layout, tuple[Problem, ...]]:
    """Sort the files; wrong names and notes without a letter are problems."""
    layout = Layout()
    problems = [problem for file in files if (problem := _place(file, layout, folder))]
    problems += _rooms(files, folder, layout)
    told = {problem.position.path for problem in problems}
    problems += [one for one in _alike(files, folder) if one.position.path not in told]
    # A letter whose name is wrong has a problem already; its notes need no second one.
    stems = {_stem(file) for file in files if file.lower().endswith((*_MARKDOWN, _XML))}
    if not layout.sources:
        named = {stem.removeprefix("letters/") for stem in (*stems, *map(_stem, layout.meant))}
        problems += orphans(layout, named, folder)
    return layout, tuple(problems)


def _rooms(files: Iterable[str], folder: Folder, layout: Layout) -> Iterator[Problem]:
    """Folders that are letters or data but for capitals, each once."""
    told: set[str] = set()
    for file in files:
        room, _, name = file.partition("/")
        small = room.casefold()
        if not name or small not in _ENDINGS or room == small:
            continue
        layout.meant.append(f"{small}/{name}")
        if room not in told:
            told.add(room)
            message = f"The folder {small} has its name in small letters; this one is not read."
            yield _named_wrong(room, folder, message, f"Rename the folder: {small}.")


def _alike(files: tuple[str, ...], folder: Folder) -> Iterator[Problem]:
    """Files whose names differ in capitals, or in how accents are encoded, and in nothing else."""
    seen: dict[str, str] = {}
    for file in files:
        first = seen.setdefault(unicodedata.normalize("NFC", file).casefold(), file)
        if first != file:
            message = f"Where capitals do not count, this is the same file as {first}."
            yield _named_wrong(file, folder, message, "Rename one of the two, or remove it.")


def orphans(layout: Layout, letters: Collection[str], folder: Folder) -> list[Problem]:
    """Problems of notes that stand beside none of these letters; they leave the layout."""
    alone = [stem for stem in layout.notes if stem not in letters]
    return [_orphan(stem, layout, folder) for stem in alone]


def _place(file: str, layout: Layout, folder: Folder) -> Problem | None:
    """Enter the file in the layout, or say what is wrong with its name."""
    room, _, name = file.partition("/")
    if room == "data" and name in _BIBLIOGRAPHIES:
        layout.bibliographies.append(file)
        return None
    if room.casefold() in _ENDINGS and room not in _ENDINGS and name:
        return None  # told of the folder
    if away := _out_of_its_folder(file, layout, folder):
        return away
    endings = _ENDINGS.get(room)
    if endings and file.lower().endswith(endings):
        return _place_within(room, name, layout, folder)
    if room == "letters" and (hidden := _ends_twice(file, layout, folder)):
        return hidden
    if file.endswith(".md"):
        layout.pages.append(file)
    if stray := _stray(file, layout, folder):
        return stray
    if room == "letters" and file.lower().endswith(_TEXTS) and not name.startswith("~$"):
        message = "The file is not read as a letter."
        return Problem(Rule.FILE_NOT_READ, Position(folder.shown(file)), message)
    return None


def _place_within(room: str, name: str, layout: Layout, folder: Folder) -> Problem | None:
    """Enter a file of letters/ or data/."""
    if "/" in name:
        layout.meant.append(f"{room}/{name.rpartition('/')[2]}")
        message = f"What {room}/ holds stands directly in it, not in a folder of its own."
        return _named_wrong(f"{room}/{name}", folder, message, "Move the file up.")
    place = _place_letter if room == "letters" else _place_data
    return place(name, layout, folder)


def _stray(file: str, layout: Layout, folder: Folder) -> Problem | None:
    """A page, or a plain text among the letters, that is a letter by its facts."""
    text = file.startswith("letters/") and file.lower().endswith(".txt")
    stray = stray_letter(file, folder) if text or file.endswith(".md") else None
    if stray is None:
        return None
    problem, place = stray
    layout.meant.append(place)
    return problem


_TWICE = re.compile(r"(?P<own>.+\.(?:md|xml|ya?ml))\.(?:txt|text)", re.IGNORECASE)


def _ends_twice(file: str, layout: Layout, folder: Folder) -> Problem | None:
    """A file to whose name a text editor has added an ending, which some systems do not show."""
    found = _TWICE.fullmatch(file)
    if found is None:
        return None
    layout.meant.append(found["own"])
    message = "The name ends in .txt behind its own ending; some systems do not show that."
    name = found["own"].rpartition("/")[2]
    return _named_wrong(file, folder, message, f"Rename the file: {name}.")


def _out_of_its_folder(file: str, layout: Layout, folder: Folder) -> Problem | None:
    """A file that is looked for in letters/ or data/, and stands beside edition.yml or, if it is a
    letter's notes, in another folder."""
    above, _, name = file.rpartition("/")
    if above in _ENDINGS and not (above == "data" and name.endswith(_NOTES)):
        return None
    data = file in _BIBLIOGRAPHIES or (file.endswith(".yml") and _stem(file) in DATA_FILES)
    if not data and (not name.endswith(_NOTES) or file.startswith("letters/")):
        return None
    room = "data" if data else "letters"
    layout.meant.append(f"{room}/{name}")
    message = f"A file of this name is read where it stands in {room}/."
    wrong = _named_wrong(file, folder, message, f"Move it there: {room}/{name}.")
    # What is called so may be for readers to take along.
    return wrong if above in _ENDINGS else replace(wrong, level=Severity.WARNING)


def _place_letter(name: str, layout: Layout, folder: Folder) -> Problem | None:
    file = f"letters/{name}"
    if name.endswith(_NOTES):
        layout.notes[name.removesuffix(_NOTES)] = file
        return None
    if name.lower().endswith(_XML):
        return _place_source(name, layout, folder)
    stem = name.removesuffix(".md")
    if not name.endswith(".md") and name.lower().endswith(_MARKDOWN):
        layout.meant.append(f"letters/{latin(_stem(name))}.md")
        message = "A letter's file has a name that ends in .md, in small letters."
        return _named_wrong(file, folder, message, f"Rename the file: {_stem(name).lower()}.md.")
    if not name.endswith(".md") or stem.endswith(_NOTES_STEM):
        return _misnamed_notes(name, layout, folder)
    if not re.fullmatch(LETTER_ID, stem):
        if _of_a_language(stem):
            layout.translations[stem] = file
            return None
        return _without_id(stem, layout, folder)
    return _enter(stem, file, layout.letters, folder)


def _without_id(stem: str, layout: Layout, folder: Folder) -> Problem:
    """A letter whose file has a name that can be no id; the cure is the id that its notes have."""
    spelled = dict.fromkeys((latin(stem.translate(_WRITTEN_OUT)), latin(stem)))
    layout.meant.extend(f"letters/{one}.md" for one in spelled)
    message = f"“{stem}” cannot be the id of a letter."
    with_notes = next((one for one in spelled if one in layout.notes), stem)
    return _named_wrong(f"letters/{stem}.md", folder, message, id_cure(with_notes))


def _misnamed_notes(name: str, layout: Layout, folder: Folder) -> Problem:
    """A file in YAML among the letters that is no letter's notes by its name."""
    file, stem = f"letters/{name}", _stem(name)
    if stem in DATA_FILES:
        layout.meant.append(f"data/{stem}.yml")
        message = "A file of this name is read where it stands in data/."
        return _named_wrong(file, folder, message, f"Move it there: data/{stem}.yml.")
    letter = latin(re.sub(r"[._ -]?notes?$", "", stem, flags=re.IGNORECASE)) or "LETTER"
    layout.meant.append(f"letters/{letter}{_NOTES}")
    message = f"A letter's notes stand in a file whose name ends in {_NOTES}."
    return _named_wrong(file, folder, message, f"Rename the file: {letter}{_NOTES}.")


def _of_a_language(stem: str) -> bool:
    """Whether it is the id of a letter with a language tag behind it."""
    letter, _, language = stem.rpartition(".")
    return bool(re.fullmatch(LETTER_ID, letter) and re.fullmatch(LANGUAGE.pattern, language))


def _place_source(name: str, layout: Layout, folder: Folder) -> Problem | None:
    """A file of letters in XML: its name is the id of its letter, or the beginning of their ids."""
    file, stem = f"letters/{name}", name[: -len(_XML)]
    if not name.endswith(_XML) or not re.fullmatch(LETTER_ID, stem):
        message = f"“{name}” cannot name a letter in XML."
        return _named_wrong(file, folder, message, f"Rename the file: {_small(stem)}.xml.")
    if stem in layout.letters:
        message = f"There is a letter {layout.letters[stem]} already."
        return _named_wrong(file, folder, message, "Remove one of the two, or rename it.")
    return _enter(stem, file, layout.sources, folder)


def _small(stem: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", stem.lower()).strip("-.") or "letter"


def _enter(stem: str, file: str, files: dict[str, str], folder: Folder) -> Problem | None:
    if stem == "index":
        message = "“index” cannot be the id of a letter: it is the list of letters."
        return _named_wrong(file, folder, message, "Rename the file.")
    files[stem] = file
    return None


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _place_data(name: str, layout: Layout, folder: Folder) -> Problem | None:
    file, stem = f"data/{name}", name.removesuffix(".yml")
    if stem in DATA_FILES:
        layout.data[stem] = file
        return None
    files = [*(f"{known}.yml" for known in DATA_FILES), *_BIBLIOGRAPHIES]
    message = f"No file of an edition is called “{file}”, so it is not read."
    meant = nearest(_stem(name), DATA_FILES)
    layout.meant.extend(f"data/{one}.yml" for one in ([meant] if meant else DATA_FILES))
    near = f"Did you mean “{meant}.yml”?" if meant else ""
    return _named_wrong(file, folder, message, near or f"Known are {', '.join(files)}.")


def _named_wrong(file: str, folder: Folder, message: str, cure: str = "") -> Problem:
    return Problem(Rule.FILE_NAME, Position(folder.shown(file)), message, cure)


def _orphan(stem: str, layout: Layout, folder: Folder) -> Problem:
    path = folder.shown(layout.notes.pop(stem))
    message = f"There is no letter letters/{stem}.md."
    return Problem(Rule.ORPHAN_NOTES, Position(path), message, did_you_mean(stem, layout.letters))
