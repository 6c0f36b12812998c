"""The settings of another edition, taken over by one that holds nothing yet.

Editors, rights and address are said of one edition: an edition that has letters of its own takes
none of another's. In an empty one they fill in what its edition.yml leaves open, below the lines
that stand there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from glossator.model import Edition, Settings
from glossator.problems import beyond_hints
from glossator.readers.apparatus import read_settings
from glossator.writers.yaml.emit import emit
from glossator.writers.yaml.facts import settings as as_mapping


@dataclass(frozen=True, slots=True)
class Settled:
    """The settings from now on, and what became of others'."""

    settings: Settings
    text: str = ""
    """Of edition.yml; empty where it stays as it is."""
    left: tuple[str, ...] = ()
    """What was not taken over, each as a line."""


def settled(edition: Edition, others: Sequence[Settings], text: str) -> Settled:
    """The settings of an edition that takes others in; `text` is its edition.yml.

    Raises ValueError, with a sentence, where the file takes nothing at its end.
    """
    given = list(dict.fromkeys(others))
    if not given:
        return Settled(edition.settings)
    if len(given) > 1 or not _is_empty(edition):
        left = tuple(f"the settings of “{one.title}”" for one in given)
        return Settled(edition.settings, left=left)
    return _filled(edition.settings, given[0], text)


def _is_empty(edition: Edition) -> bool:
    held = (edition.letters, edition.notes, edition.terms, edition.entities, edition.references,
            edition.events)  # fmt: skip
    return not any(held)


def _filled(own: Settings, other: Settings, text: str) -> Settled:
    said = as_mapping(other)
    there = [key for key in said if _says(text, key)]
    added = {key: value for key, value in said.items() if key not in there}
    kept = [key for key in there if getattr(own, key) != getattr(other, key)]
    left = (f"{', '.join(kept)} of “{other.title}”: edition.yml has its own",) if kept else ()
    if not added:
        return Settled(own, left=left)
    joined = f"{text.rstrip()}\n{emit(added)}"
    reading = read_settings(joined, "")
    found = reading.values[0] if reading.values else own
    changed = any(getattr(found, one) != getattr(other, one) for one in added)
    if changed or beyond_hints(reading.problems):
        raise ValueError("edition.yml does not end in keys that begin at its left edge.")
    return Settled(found, joined, left)


def _says(text: str, key: str) -> bool:
    return re.search(rf"(?m)^[\"']?{key}[\"']?[ \t]*:", text) is not None
