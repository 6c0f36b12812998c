"""Redirects for ids that vanished where the very same text has a new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from glossator.fixing.cures import Cure, Edit
from glossator.fixing.yamlplaces import YamlPart, first_text
from glossator.model import Block, Target, TargetKind
from glossator.problems import Problem, Rule
from glossator.readers.yaml.nodes import Mapping, Scalar, Sequence, value_of
from glossator.resolve.resolved import Resolved
from glossator.review.published import gone_addresses, lost, same_text
from glossator.review.record import Record, record

Text = Callable[[str], str | None]
"""A file's text by its path in the edition's folder."""

_ATTRIBUTES = re.compile(r"\{[^{}]*\}[ \t]*")
_DATA = {
    TargetKind.TERM: "glossary",
    TargetKind.PARTY: "parties",
    TargetKind.PLACE: "places",
    TargetKind.WORK: "works",
    TargetKind.REFERENCE: "references",
    TargetKind.EVENT: "events",
}


def cure_renames(
    old: Record, resolved: Resolved, text: Text, shown: Callable[[str], str]
) -> Iterator[Cure]:
    """A cure for each published id that can be given to its heir."""
    now = record(resolved)
    heirs = same_text(old, now)
    problems = {one.subject: one for one in gone_addresses(old, now, resolved, shown)}
    for target in lost(old, now, resolved):
        heir = heirs.get(target)
        problem = problems.get(target.written)
        if heir is None or problem is None or problem.rule is not Rule.ADDRESS_GONE:
            continue
        cure = _cure(problem, target, heir, resolved, text)
        if cure is not None:
            yield cure


def _cure(
    problem: Problem, old: Target, heir: Target, resolved: Resolved, text: Text
) -> Cure | None:
    file = _file(heir)
    content = text(file)
    if content is None:
        return None
    if heir.kind is TargetKind.BLOCK:
        edit = _in_text(content, _block(resolved, heir), old.id)
    else:
        edit = _in_yaml(content, file, heir, old.id)
    why = f"the same text stands under “{heir.id}”"
    return Cure(problem, file, (edit,), why) if edit else None


def _file(target: Target) -> str:
    if target.kind in _DATA:
        return f"data/{_DATA[target.kind]}.yml"
    ending = ".notes.yml" if target.kind is TargetKind.NOTE else ".md"
    return f"letters/{target.letter or target.id}{ending}"


def _in_yaml(content: str, file: str, heir: Target, old: str) -> Edit | None:
    part = YamlPart.of(content, file)
    mapping = _entry(part, heir) if part else None
    if part is None or mapping is None:
        return None
    return part.with_item(mapping, "formerly", old, first_text(mapping))


def _entry(part: YamlPart, heir: Target) -> Mapping | None:
    root = part.root
    if isinstance(root, Sequence):
        found = (one for one in root.items if _id(one) == heir.id and isinstance(one, Mapping))
        return next(found, None)
    entry = root if heir.kind is TargetKind.LETTER else value_of(root, heir.id)
    return entry if isinstance(entry, Mapping) else None


def _id(node: object) -> str:
    name = value_of(node, "id") if isinstance(node, Mapping) else None
    return name.text if isinstance(name, Scalar) else ""


def _block(resolved: Resolved, heir: Target) -> Block:
    letter = next(one for one in resolved.edition.letters if one.id == heir.letter)
    return next(block for block in letter.blocks if block.id == heir.id)


def _in_text(content: str, block: Block, old: str) -> Edit | None:
    """An attribute in the line of braces before a block, or such a line."""
    if block.within or block.get("formerly"):
        return None  # not a line of its own, or one that the editor keeps already
    lines = content.split("\n")
    number = block.position.line - 1
    start = sum(len(line) + 1 for line in lines[:number])
    before = lines[number - 1] if number else ""
    if _ATTRIBUTES.fullmatch(before):
        end = start - 1 - len(before) + before.rindex("}")
        return Edit(end, end, f' formerly="{old}"')
    return Edit(start, start, f'{{formerly="{old}"}}\n')
