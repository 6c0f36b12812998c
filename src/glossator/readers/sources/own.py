"""What an edition itself is made of: a letter in Markdown, its notes, or a whole edition's JSON."""

from __future__ import annotations

from pathlib import PurePosixPath

from glossator.readers.editionjson import read_edition_json
from glossator.readers.letterfile.letter import read_others_letter
from glossator.readers.sources import SourceReading, of_edition, of_text
from glossator.readers.yamlfiles import read_data, read_notes


@of_text
def markdown(text: str, path: str, language: str) -> SourceReading:
    """A letter with its facts before it, also where another program's stand there."""
    read, account = read_others_letter(text, path, PurePosixPath(path).stem, language)
    return SourceReading(read.values, problems=read.problems, account=account)


@of_text
def notes(text: str, path: str, _language: str) -> SourceReading:
    """The notes beside a letter, LETTER.notes.yml; its edition judges their kinds."""
    letter = PurePosixPath(path).name.partition(".notes.")[0]
    read = read_notes(text, path, letter, ())
    return SourceReading(copied=read.values, problems=read.problems)


@of_text
def data(text: str, path: str, _language: str) -> SourceReading:
    """A file of the folder data: what the notes from the same copy of the edition name."""
    read = read_data(PurePosixPath(path).stem, text, path)
    return SourceReading(offered=read.values, problems=read.problems)


@of_text
def edition_json(text: str, path: str, _language: str) -> SourceReading:
    """The whole edition, as it was written, to be resolved anew."""
    read, problems = read_edition_json(text, path, as_written=True)
    if read is None:
        return SourceReading(problems=problems)
    return of_edition(read, problems)
