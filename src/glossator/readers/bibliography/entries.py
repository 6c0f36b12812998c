"""Items of any bibliography become references: ids, what CSL knows, what is missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from glossator.model import Reference, TargetKind
from glossator.problems import Position, Problem, Rule, Severity
from glossator.readers.bibliography.csl import DATES, NAMES, NUMBERED, TEXTS, TYPES
from glossator.readers.bibliography.standardnumbers import odd_numbers
from glossator.readers.dialect import NOT_XML
from glossator.readers.findings import Findings, Reading
from glossator.readers.naming import slug
from glossator.readers.yaml.scalars import REFERENCE_ID

Csl = dict[str, Any]
_NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(slots=True)
class Shelf:
    """References so far, with what is to be said of their file."""

    path: str
    found: Findings = field(default_factory=Findings)
    references: dict[str, Reference] = field(default_factory=dict)
    _left: Counter[str] = field(default_factory=Counter)
    _first: dict[str, Position] = field(default_factory=dict)

    def at(self, line: int) -> Position:
        return Position(self.path, max(line, 1))

    def refuse(self, line: int, message: str, cure: str = "") -> None:
        """An entry that cannot be taken."""
        self.found.report(Rule.BAD_REFERENCE, self.at(line), message, cure)

    def warn(self, line: int, message: str, cure: str = "") -> None:
        """Something that was read otherwise than it is written."""
        problem = Problem(Rule.SOURCE_SIMPLIFIED, self.at(line), message, cure, Severity.WARNING)
        self.found.problems.append(problem)

    def leave(self, names: Iterable[str], line: int) -> None:
        """Fields that have no place in CSL."""
        for name in names:
            self._left[name] += 1
            self._first.setdefault(name, self.at(line))

    def put(self, key: str, csl: Csl, line: int, facts: Mapping[str, Any] = _NONE) -> None:
        """Makes a reference of an item and what is known beside it, or says what it lacks."""
        if any(map(_holds_no_text, csl.values())):
            said = f"The entry “{key}” holds signs that no text has; blanks stand in their place."
            self.warn(line, said, "Write these words of the entry anew.")
        csl = {variable: clean for variable, value in csl.items() if (clean := _clean(value))}
        if not csl.get("title"):
            self.refuse(line, f"The entry “{key}” has no title.", "Give it a title.")
            return
        name = _reference_id(key) or self._made_id(csl)
        if name in self.references:
            at = self.references[name].position.line
            self.refuse(line, f"The id “{name}” is that of the entry in line {at} as well.",
                        "Give one of them another key.")  # fmt: skip
            return
        item = {"id": name, **self._known(csl, line)}
        made = self.references[name] = Reference(name, item, position=self.at(line), **facts)
        self.found.problems += odd_numbers(made, lambda _: made.position)
        self.found.declare(TargetKind.REFERENCE, name, self.at(line))

    def _made_id(self, csl: Csl) -> str:
        """Family name, year and the title's first long word, for an item without a key."""
        names: list[Mapping[str, str]] = next((csl[role] for role in NAMES if csl.get(role)), [])
        first = names[0].get("family") or names[0].get("literal", "") if names else ""
        parts = csl.get("issued", {}).get("date-parts", [[""]])
        words = slug(csl["title"]).split("-")
        word = next((one for one in words if len(one) > 3), words[0])
        told = filter(None, (slug(first), str(parts[0][0]), word))
        made = _reference_id("-".join(told)) or "item"
        chosen, count = made, 1
        while chosen in self.references:
            count += 1
            chosen = f"{made}-{count}"
        return chosen

    def _known(self, csl: Csl, line: int) -> Csl:
        """The item with the variables of CSL, and numbers only in their own form."""
        kept: Csl = {"type": csl.get("type", "")}
        if kept["type"] not in TYPES:
            said = f"The type “{kept['type']}” is none of CSL's; the item is taken as a document."
            self.warn(line, said)
            kept["type"] = "document"
        for name, value in csl.items():
            if name in NUMBERED:
                form, words = NUMBERED[name]
                if re.fullmatch(form, value):
                    kept[name] = value
                else:
                    self.warn(line, f"“{value}” is not {words}; it is left aside.")
            elif name in (*NAMES, *DATES, *TEXTS):
                kept[name] = value
        return kept

    def reading(self) -> Reading[Reference]:
        """All of it, once the file is read."""
        for name, count in self._left.items():
            times = "once" if count == 1 else f"{count} times"
            message = f"The field “{name}” ({times}) has no place in a reference; it is left aside."
            self.found.report(Rule.SOURCE_SIMPLIFIED, self._first[name], message)
        return self.found.reading(self.references.values())


def _reference_id(key: str) -> str:
    """A key as an id: as it stands where it is one, in small letters, or else made one."""
    small = key.strip().lower()
    if re.fullmatch(REFERENCE_ID, small):
        return small
    name = slug(key)
    return f"ref-{name}" if name and not name[0].isalpha() else name


def _holds_no_text(value: Any) -> bool:
    """Whether a value, or a name's part, holds what cannot stand in an edition's files."""
    if isinstance(value, list):
        return any(_holds_no_text(part) for name in value for part in name.values())
    return isinstance(value, str) and NOT_XML.search(value) is not None


def _clean(value: Any) -> Any:
    """The value without blanks at its ends and signs that are none of a text; names likewise."""
    if isinstance(value, str):
        return NOT_XML.sub(" ", value).strip()
    if isinstance(value, list):
        people = [{key: _clean(part) for key, part in name.items()} for name in value]
        return [kept for name in people if (kept := {k: part for k, part in name.items() if part})]
    return value


def bare(scheme_prefix: str, value: str) -> str:
    """A number without the address or the name of its scheme before it."""
    return re.sub(rf"^\s*(?:https?://[^/\s]+/|{scheme_prefix}:?\s*)", "", value, flags=re.I).strip()
