"""The id in the place of a name, where one entry and no other is so called."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from glossator.fixing.cures import Cure, Edit, offset_of
from glossator.fixing.yamlplaces import YamlPart
from glossator.model import Edition
from glossator.problems import Problem, Rule

Part = Callable[[str], YamlPart | None]
"""The YAML of a file, by its path in the edition's folder."""


def cure_names(
    problems: tuple[Problem, ...], edition: Edition, part: Part, relative: Callable[[str], str]
) -> Iterator[Cure]:
    """A cure for each name that stands in an id's place among the facts or data."""
    ids: dict[str, set[str]] = {}
    for one in edition.entities:
        ids.setdefault(one.name, set()).add(one.id)
    for problem in problems:
        called = ids.get(" ".join(problem.subject.split()), set())
        if problem.rule is Rule.UNKNOWN_ID and len(called) == 1:
            file = relative(problem.position.path)
            yield from _cure(problem, file, part(file), next(iter(called)))


def _cure(problem: Problem, file: str, part: YamlPart | None, name: str) -> Iterator[Cure]:
    start = offset_of(problem.position, part.text) if part else -1
    if part and start in part.ends:
        # What is folded over several lines ends behind the last of them.
        end = start + len(part.text[start : part.ends[start]].rstrip())
        edit = Edit(start, end, name)
        yield Cure(problem, file, (edit,), f"“{name}” and no other is so called")
