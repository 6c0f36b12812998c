"""Reads sources of any format, with a bar that shows how far it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import click

from glossator.problems import Problem, Rule
from glossator.readers.containers import Contained, contained, is_settings
from glossator.readers.formats import read_source, recognised
from glossator.readers.lineends import Whole, whole_words
from glossator.readers.sources import SourceReading
from glossator.readers.sources import together as sources_together

T = TypeVar("T")
_MANY = 20
"""Things from which on it is told how far they are."""


@dataclass(frozen=True, slots=True)
class Read:
    """What all sources hold, and which of their files hold nothing for us."""

    readings: tuple[SourceReading, ...]
    formats: tuple[str, ...]
    """The format of each reading."""
    passed: tuple[Problem, ...] = ()
    """Files of folders and archives that hold no letter, each with why."""


def read_all(sources: Sequence[Path], language: str, form: str = "") -> Read:
    """All files of all sources; `form` is their format, or empty where they say it themselves."""
    files = [one for source in sources for one in contained(source)]
    whole = whole_words(one.content for one in files)
    readings, formats, passed = [], [], []
    for one in shown(files, "Reading"):
        reading = _read(one, language, form, whole)
        why = next((p for p in reading.problems if p.rule is Rule.NO_LETTER), None)
        if why is not None and one.within:
            if not is_settings(one, files):
                passed.append(why)
        else:
            readings.append(reading)
            known = None if form else recognised(one.content, one.path)
            formats.append(form or (known.name if known else "unknown"))
    return Read(tuple(readings), tuple(formats), tuple(passed))


def _read(one: Contained, language: str, form: str, whole: Whole) -> SourceReading:
    if one.problems:
        return SourceReading(problems=one.problems)
    reading = read_source(one.content, one.path, language, form, whole)
    return replace(reading, problems=(*one.problems, *reading.problems))


def announce(number: int, what: str) -> None:
    """Says what takes a while, where it does."""
    if number >= _MANY:
        click.echo(what.format(number), err=True)


def together(read: Read) -> SourceReading:
    """All that was read, as one; files that hold nothing are problems."""
    whole = sources_together(read.readings)
    return replace(whole, problems=(*whole.problems, *read.passed))


def shown(things: Sequence[T], label: str) -> Iterator[T]:
    """The things, with a bar on a terminal where they are many."""
    if len(things) < _MANY:
        yield from things
        return
    with click.progressbar(things, label=label, file=sys.stderr) as bar:
        yield from bar
