"""A letter's own list of references: its labels as printed, and the items themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from glossator.model import Listed, Reference
from glossator.problems import Rule
from glossator.readers.jats.csl import CITATIONS, csl_item
from glossator.readers.jats.elements import below, child, children, line, name
from glossator.readers.jats.reading import Met
from glossator.readers.naming import free, id_of
from glossator.readers.xmlsource import Element, place

_LABEL = re.compile(r"(?!\d+-\d+$)[^\W_](?:[\w.-]*\w)?")
"""What a citation can name."""


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The list, and what the ids of the file stand for."""

    listed: tuple[Listed, ...] = ()
    references: tuple[Reference, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    """Ids in the file and labels of the list."""
    ids: tuple[tuple[str, str], ...] = ()
    """Ids in the file and ids of references."""
    counted: bool = False
    """Whether the list is printed without numbers, and its items were counted here."""


def read_references(
    lists: Iterable[Element], scope: Element, taken: Collection[str], met: Met
) -> ReferenceList:
    """The items of these `ref-list` elements; `scope` is the piece that cites them."""
    refs = [ref for one in lists for ref in below(one, "ref") if name(ref) == "ref"]
    printed = _printed_labels(scope)
    reading = _Reading(met, set(taken))
    numbers = [line(child(r, "label")) or printed.get(str(r.get("id", "")), "") for r in refs]
    counted = bool(refs) and not any(numbers)
    for n, ref in enumerate(refs):
        reading.item(ref, str(n + 1) if counted else numbers[n])
    return replace(reading.done(), counted=counted)


def _printed_labels(scope: Element) -> dict[str, str]:
    """Numbers by which items without labels are cited."""
    found: dict[str, str] = {}
    for xref in below(scope, "xref"):
        number = line(xref).strip("[]().")
        if re.fullmatch(r"\d{1,3}", number):
            found.setdefault(str(xref.get("rid", "")), number)
    return found


class _Reading:
    def __init__(self, met: Met, taken: set[str]) -> None:
        self.met = met
        self.taken = taken
        self.listed: list[Listed] = []
        self.references: list[Reference] = []
        self.labels: list[tuple[str, str]] = []
        self.ids: list[tuple[str, str]] = []

    def item(self, ref: Element, number: str) -> None:
        """One `ref`; several citations in it are items of their own, 1, 1b, 1c."""
        found = [one for one in ref if name(one) in CITATIONS] or list(below(ref, *CITATIONS))
        main = self._label(number)
        for n, citation in enumerate(found or [ref]):
            reference = self._reference(citation, ref)
            label = main or reference.id
            if n:
                label = self._label(f"{main or reference.id}{_LETTERS[n % 26]}") or reference.id
            comment = ""
            if n and main:
                comment = self.met.say.gettext("Printed together with %(label)s.", label=main)
            self._list(label, reference, comment, ref if not n else citation)
            if n == 0:
                self.labels.append((str(ref.get("id", "")), label))
                self.ids.append((str(ref.get("id", "")), reference.id))

    def _label(self, printed: str) -> str:
        bare = printed.strip(" []().,;:")
        if not _LABEL.fullmatch(bare) or any(one.label == bare for one in self.listed):
            return ""
        return bare

    def _list(self, label: str, reference: Reference, comment: str, element: Element) -> None:
        at = place(element, self.met.path)
        self.listed.append(Listed(label, reference.id, comment=comment, position=at))
        self.references.append(reference)

    def _reference(self, citation: Element, ref: Element) -> Reference:
        item = csl_item(citation) if name(citation) in CITATIONS else _note(ref)
        item["title"] = item.get("title") or self.met.say.gettext("Untitled")
        if item["type"] == "document" and "author" not in item:
            message = "An item of the list of references (found {}) is not divided into its parts."
            self.met.count(Rule.BAD_REFERENCE, ref, message)
        chosen = free(reference_id(item), self.taken)
        self.taken.add(chosen)
        return Reference(chosen, {"id": chosen, **item}, position=place(ref, self.met.path))

    def done(self) -> ReferenceList:
        return ReferenceList(
            tuple(self.listed), tuple(self.references), tuple(self.labels), tuple(self.ids)
        )


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _note(ref: Element) -> dict[str, Any]:
    """An item that is a note in words."""
    words = " ".join(line(one) for one in children(ref) if name(one) != "label")
    return {"type": "document", "title": words.strip() or line(ref)}


def reference_id(item: dict[str, Any]) -> str:
    """The first author's name and the year."""
    first: dict[str, str] = next(iter(item.get("author") or item.get("editor") or ()), {})
    named = first.get("family") or first.get("literal") or " ".join(item["title"].split()[:4])
    parts = item.get("issued", {}).get("date-parts")
    year = f" {parts[0][0]}" if parts else ""
    return id_of(f"{id_of(named, 'reference')}{year}", "reference")
