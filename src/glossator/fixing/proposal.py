"""Everything that could be cured in an edition, and how its files would then differ. Names and old
ids in an id's place are cured here, where one entry and no other is so called."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from glossator.edition.files import Folder, read_file
from glossator.examine import Examination
from glossator.fixing.cures import Cure, Edit, Undecided, changed, offset_of
from glossator.fixing.quotes import Knowledge, cure_quote, quoted
from glossator.fixing.renames import cure_renames
from glossator.fixing.yamlplaces import YamlPart
from glossator.model import Edition, Entity, Letter, Reference, Term
from glossator.problems import Problem, Rule
from glossator.resolve.quotes.anchors import Ground
from glossator.review.record import Record


@dataclass(frozen=True, slots=True)
class Proposal:
    """What can be cured, and what an editor has to decide first."""

    cures: tuple[Cure, ...] = ()
    undecided: tuple[Undecided, ...] = ()


def propose(
    found: Examination,
    folder: Folder,
    taken: Mapping[tuple[str, int], int] | None = None,
    published: Record | None = None,
) -> Proposal:
    """The safe cures of an edition.

    `taken` says for quotes that occur several times, by path and line, which place is meant.
    """
    files = _Files(folder)
    made = list(_of_quotes(found, files, Knowledge(taken or {}, published)))
    made += cure_names(found.problems, found.edition, files.part, files.relative)
    if published is not None and not found.edition.unread:
        made += cure_renames(published, found.resolved, files.text, folder.shown)
    return Proposal(
        tuple(one for one in made if isinstance(one, Cure)),
        tuple(one for one in made if isinstance(one, Undecided)),
    )


def _of_quotes(found: Examination, files: _Files, known: Knowledge) -> Iterator[Cure | Undecided]:
    grounds = {letter.id: Ground.of(letter) for letter in found.edition.letters}
    for one in quoted(found.edition):
        file = files.relative(one.quote.position.path)
        part = files.part(file)
        if one.letter in grounds and part is not None:
            cure = cure_quote(one, grounds[one.letter], part, file, known)
            if cure is not None:
                yield cure


class _Files:
    """The texts of the edition's files, each read once."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._texts: dict[str, str | None] = {}
        self._parts: dict[str, YamlPart | None] = {}

    def text(self, file: str) -> str | None:
        if file not in self._texts:
            self._texts[file] = read_file(self.folder, file)[0]
        return self._texts[file]

    def part(self, file: str) -> YamlPart | None:
        if file not in self._parts:
            text = self.text(file)
            shown = self.folder.shown(file)
            self._parts[file] = YamlPart.of(text, shown) if text is not None else None
        return self._parts[file]

    def relative(self, shown: str) -> str:
        return shown.removeprefix(self.folder.shown(""))


def by_file(cures: Iterable[Cure]) -> dict[str, tuple[Edit, ...]]:
    """The edits of cures, file by file."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    for cure in cures:
        edits[cure.file] += cure.edits
    return {file: tuple(found) for file, found in sorted(edits.items())}


def diff(folder: Folder, cures: Iterable[Cure]) -> str:
    """What the cures change, as a unified diff."""
    parts = []
    for file, edits in by_file(cures).items():
        old = (folder.path / file).read_bytes()
        shown = folder.shown(file)
        lines = difflib.unified_diff(
            _lines(old), _lines(changed(old, edits)), f"a/{shown}", f"b/{shown}"
        )
        parts.append("".join(lines))
    return "".join(parts)


def _lines(content: bytes) -> list[str]:
    text = content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    whole = [f"{line}\n" for line in lines[:-1]]
    return [*whole, f"{lines[-1]}\n\\ No newline at end of file\n"] if lines[-1] else whole


Part = Callable[[str], YamlPart | None]
"""The YAML of a file, by its path in the edition's folder."""


def cure_names(
    problems: tuple[Problem, ...], edition: Edition, part: Part, relative: Callable[[str], str]
) -> Iterator[Cure]:
    """A cure for each name, and each old id, in an id's place: among facts and data, in marks."""
    ids, now = _ids_by_name(edition), _ids_by_old_ones(edition)
    for problem in problems:
        if problem.rule is not Rule.UNKNOWN_ID:
            continue
        written, file = problem.subject, relative(problem.position.path)
        called = ids.get(" ".join(written.split()), set())
        # An old id may be that of another kind, which is not meant here.
        renamed = {one for one in now.get(written, ()) if problem.cure == f"Write “{one}”."}
        if len(renamed) == 1:
            (name,) = renamed
            yield from _cure(problem, file, part(file), name, f"“{written}” is “{name}” now")
        elif len(called) == 1:
            (name,) = called
            why = f"“{name}” and no other is so called"
            yield from _cure(problem, file, part(file), name, why)


def _ids_by_name(edition: Edition) -> dict[str, set[str]]:
    ids: dict[str, set[str]] = {}
    for one in edition.entities:
        ids.setdefault(one.name, set()).add(one.id)
    return ids


def _ids_by_old_ones(edition: Edition) -> dict[str, set[str]]:
    held: list[Letter | Entity | Term | Reference] = [*edition.letters, *edition.entities]
    held += [*edition.terms, *edition.references]
    now: dict[str, set[str]] = {}
    for one in held:
        for old in one.formerly:
            now.setdefault(old, set()).add(one.id)
    return now


_MARK = re.compile(
    r"\[[^\[\]\n]*\]\{[^{}\n]*?\bref=(?:\"(?P<quoted>[^\"\n]+)\"|(?P<bare>[^\s\"{}]+))[^{}\n]*\}"
)
"""A mark in a letter that says by an id who or what is meant."""


def _cure(
    problem: Problem, file: str, part: YamlPart | None, name: str, why: str
) -> Iterator[Cure]:
    start = offset_of(problem.position, part.text) if part else -1
    if part and start in part.ends:
        # What is folded over several lines ends behind the last of them.
        end = start + len(part.text[start : part.ends[start]].rstrip())
        edit = Edit(start, end, name)
        yield Cure(problem, file, (edit,), why)
    elif part and (found := _MARK.match(part.text, max(start, 0))):
        at = found.span("quoted" if found["quoted"] else "bare")
        if part.text[slice(*at)] == problem.subject:
            yield Cure(problem, file, (Edit(*at, name),), why)
