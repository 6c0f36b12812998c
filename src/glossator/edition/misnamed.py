"""What to do where somebody's name, or that there is none, stands in an id's place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from glossator.latin import latin
from glossator.model import Entity, Reference, Target, TargetKind, Term
from glossator.problems.hints import listed

FILES = {
    TargetKind.PARTY: "data/parties.yml",
    TargetKind.PLACE: "data/places.yml",
    TargetKind.WORK: "data/works.yml",
    TargetKind.REFERENCE: "data/references.yml",
}
"""Where entries of a kind stand."""
_NOBODY = re.compile(
    r"[?\W]+|n\W*n\W*|[sn]\W*[lp]\W*|unknown|unidentified|anon(?:ymous|ym)?|unbekannt|inconnue?|s\W*l\W*d\W*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[,;&]\s*|\s+(?:and|und|et)\s+")
_ID = re.compile(r"[^\WA-ZÀ-ÞΑ-Ω_][\w.-]*")
_NAME = re.compile(r"(?=.*[^\W\d_])(?:.*[^\w.-].*|.*[A-ZÀ-ÞΑ-Ω].*)")
"""What has a letter, and a capital or a blank somewhere: no id, but what somebody is called."""


def none_known(written: str) -> str:
    """What to do where it says that nobody is known."""
    found = _NOBODY.fullmatch(written.strip("[]() "))
    return "Where it is not known, leave the line or the mark out." if found else ""


def several(written: str, choices: Collection[str]) -> str:
    """What to do where several ids, or names of several that have one, stand in one text."""
    parts = [part for part in _BETWEEN.split(written) if part]
    ids = parts if all(map(_ID.fullmatch, parts)) else _known(parts, choices)
    if len(parts) < 2 or not ids:
        return ""
    return f"Several are written as a list: [{', '.join(ids)}]."


def _known(names: list[str], choices: Collection[str]) -> list[str]:
    ids = [latin(name) for name in names]
    return ids if all(one in choices for one in ids) else []


Called = Mapping[tuple[TargetKind, str], frozenset[str]]
"""The ids of what is so called, by its kind and its name in small letters."""


def called(things: Iterable[object]) -> Called:
    """The ids of entities, terms and references by their names, sort names and titles."""
    found: dict[tuple[TargetKind, str], set[str]] = defaultdict(set)
    for one in things:
        for target, name in _names(one):
            found[target.kind, _folded(name)].add(target.id)
    return {named: frozenset(ids) for named, ids in found.items()}


def _names(one: object) -> Iterable[tuple[Target, str]]:
    if isinstance(one, Entity):
        return ((one.target, one.name), (one.target, one.sort))
    if isinstance(one, Term):
        return ((one.target, one.name),)
    title = one.csl.get("title") if isinstance(one, Reference) else None
    return ((one.target, title),) if isinstance(one, Reference) and isinstance(title, str) else ()


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def id_of(written: str, kinds: Iterable[TargetKind], names: Called) -> str:
    """The id of what among these kinds is called as written; of several of one name, the choice."""
    found = {one for kind in kinds for one in names.get((kind, _folded(written)), ())}
    if len(found) > 1:
        several = listed([f"“{one}”" for one in sorted(found)])
        return f"Write {several}: entries of this name, of which one is meant."
    return f"Write “{found.pop()}”, the id of the entry with this name." if found else ""


def as_an_id(written: str, choices: Collection[str]) -> str:
    """The id that a name becomes, where something has it."""
    entry = latin(written)
    return f"Did you mean “{entry}”?" if entry in choices else ""


def entry_for(written: str, kind: TargetKind) -> str:
    """The entry that a name wants, and the id for which it then stands."""
    entry = latin(written)
    if kind is TargetKind.REFERENCE or not _NAME.fullmatch(written) or not entry[:1].isalpha():
        return ""
    return (
        f"Write “{entry}” here, and give it an entry in {FILES[kind]}: a line “{entry}:”, and "
        f"under it, two blanks further in, “name: {written}”."
    )
