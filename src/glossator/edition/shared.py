"""The data files that several volumes of an edition have in common, in a folder of their own.

They are read as if they stood in each volume's data. An id that a volume gives again is one given
twice: else two volumes would show different things by one id.
"""

from __future__ import annotations

from typing import Any

from glossator.edition.files import Folder, list_files, read_file
from glossator.problems import Position, Problem, Rule
from glossator.problems.hints import did_you_mean
from glossator.readers.bibliography import BIBLIOGRAPHIES, read_bibliography
from glossator.readers.findings import Reading
from glossator.readers.yamlfiles import DATA_FILES, read_data

_BIBLIOGRAPHIES = tuple(f"references{ending}" for ending in BIBLIOGRAPHIES)
_KNOWN = (*(f"{name}.yml" for name in DATA_FILES), *_BIBLIOGRAPHIES)
_DATA = (".yml", ".yaml", ".bib", ".ris")


def read_shared(folder: Folder) -> Reading[Any]:
    """Terms, entities, references and events of the files in the folder; other files are passed
    by, but for those that look like data."""
    if not folder.path.is_dir():
        message = f"There is no folder {folder.shown_as} for what the volumes share."
        return Reading(problems=(Problem(Rule.UNREADABLE, Position(folder.shown_as), message),))
    files, problems = list_files(folder)
    readings = [_read(file, folder) for file in files]
    return Reading(
        tuple(value for one in readings for value in one.values),
        (*problems, *(problem for one in readings for problem in one.problems)),
        tuple(use for one in readings for use in one.uses),
        tuple(one for reading in readings for one in reading.declarations),
    )


def _read(file: str, folder: Folder) -> Reading[Any]:
    if file not in _KNOWN:
        unknown = file.lower().endswith(_DATA)
        return Reading(problems=(_misnamed(file, folder),)) if unknown else Reading()
    text, problems = read_file(folder, file)
    if text is None:
        return Reading(problems=problems)
    if file in _BIBLIOGRAPHIES:
        return read_bibliography(text, folder.shown(file))
    return read_data(file.removesuffix(".yml"), text, folder.shown(file))


def _misnamed(file: str, folder: Folder) -> Problem:
    message = f"No file that volumes share is called “{file}”, so it is not read."
    cure = did_you_mean(file, _KNOWN) or f"Known are {', '.join(_KNOWN)}."
    return Problem(Rule.FILE_NAME, Position(folder.shown(file)), message, cure)
