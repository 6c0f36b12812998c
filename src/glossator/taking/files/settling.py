"""The settings of another edition, taken over by one that holds nothing yet.

Editors, rights and address are said of one edition: an edition that has letters of its own takes
none of another's. In an empty one they fill in what its edition.yml leaves open, below the lines
that stand there. The kinds of notes that come are named in any, since no note can be without.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import indent

from glossator.model import Edition, Settings
from glossator.problems import beyond_hints
from glossator.readers.yamlfiles import read_settings
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


def settled(
    edition: Edition, others: Sequence[Settings], text: str, kinds: Collection[str] = ()
) -> Settled:
    """The settings of an edition that takes others in, with notes of these kinds; `text` is its
    edition.yml.

    Raises ValueError, with a sentence, where the file takes nothing at its end.
    """
    given = list(dict.fromkeys(others))
    made = _settled(edition, given, text)
    named = {kind: name for one in reversed(given) for kind, name in one.kinds if kind in kinds}
    new = {kind: name for kind, name in named.items() if kind not in made.settings.kind_ids}
    return _with_kinds(made, made.text or text, new) if new else made


def _settled(edition: Edition, given: Sequence[Settings], text: str) -> Settled:
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


_MAPPING = re.compile(
    r"""^["']?kinds["']?[ \t]*:[ \t]*(?:\#.*)?\n   # the key, alone in its line
    (?:[ \t]*(?:\#.*)?\n)*                       # blank lines and comments
    (?P<margin>[ ]+)[^\s#].*\n(?:(?P=margin).*\n)* # what it holds""",
    re.MULTILINE | re.VERBOSE,
)
_IN_BRACES = re.compile(r"""^["']?kinds["']?[ \t]*:[ \t]*\{""", re.MULTILINE)


def _with_kinds(made: Settled, text: str, new: Mapping[str, str]) -> Settled:
    """The settings with further kinds of notes, behind those that edition.yml names."""
    named = ", ".join(new)
    joined = _named(f"{text.rstrip()}\n", new)
    reading = read_settings(joined, "")
    settings = replace(made.settings, kinds=(*made.settings.kinds, *new.items()))
    found = reading.values[0] if reading.values else made.settings
    if dict(found.kinds) != dict(settings.kinds) or beyond_hints(reading.problems):
        lines = "; ".join(emit({kind: name}).strip() for kind, name in new.items())
        raise ValueError(f"Notes of the kind {named} come; write under kinds in edition.yml "
                         f"first: {lines}.")  # fmt: skip
    left = tuple(f"{one}, but for its kind of note {named}" if one.startswith("the settings of")
                 else one for one in made.left)  # fmt: skip
    return Settled(found, joined, left)


def _named(text: str, new: Mapping[str, str]) -> str:
    """The text of edition.yml that names further kinds, in the manner in which it names others."""
    if there := _MAPPING.search(text):
        added = indent(emit(dict(new)), there["margin"])
        return f"{text[: there.end()]}{added}{text[there.end() :]}"
    if there := _IN_BRACES.search(text):
        pairs = json.dumps(dict(new), ensure_ascii=False)[1:-1]
        return f"{text[: there.end()]}{pairs}, {text[there.end() :]}"
    return text + emit({"kinds": dict(new)})
