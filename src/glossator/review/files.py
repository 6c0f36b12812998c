"""Pictures and files that an editor leads to, and that do not stand in the edition's folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath

from glossator.keeping.remembered import Remembered
from glossator.model import Mark, Span, TargetKind
from glossator.problems import Position, Problem, Rule
from glossator.problems.hints import nearest
from glossator.resolve.bodies import Source, bodies_of, together
from glossator.resolve.resolved import Resolved
from glossator.writtenpaths import file_at, folder_of

_NAMES_FILE = {Mark.IMAGE: "src", Mark.LINK: "href"}


def missing_files(resolved: Resolved) -> Iterator[Problem]:
    """Paths in letters, notes and entries without a file. Pages are the platform's to look at, and
    so are links to pages, which may be made by the site."""
    files = frozenset(resolved.edition.files)
    ids = {one.id: one.kind.target_kind for one in resolved.edition.entities}
    _REMEMBERED.begin()
    for key, held in together(resolved.edition, tuple(resolved.groups.notes.items())):
        for path, position in _REMEMBERED.get(key, held, None, partial(_named, held)):
            if path not in files:
                message = f"There is no file {path}."
                hint = _as_address(path) or _as_entry(path, ids) or near_file(path, files)
                yield Problem(Rule.MISSING_FILE, position, message, hint, subject=path)


_MARKS = {TargetKind.PARTY: "person", TargetKind.PLACE: "place", TargetKind.WORK: "work"}


def _as_entry(path: str, ids: Mapping[str, TargetKind]) -> str:
    """What to do about an entry's id that is written as an address."""
    name = PurePosixPath(path).name
    if name not in ids:
        return ""
    mark = _MARKS[ids[name]]
    return f"If {name} is meant, write [words]{{.{mark} ref={name}}}, or in a note [[{name}]]."


def near_file(path: str, files: Iterable[str]) -> str:
    """A file of the same kind whose name is near; that others lie in the same folder says
    nothing."""
    ending = PurePosixPath(path).suffix.casefold()
    alike = {PurePosixPath(one).name: one for one in files if one.casefold().endswith(ending)}
    near = nearest(PurePosixPath(path).name, alike) if ending else ""
    return f"Did you mean “{alike[near]}”?" if near else ""


def _as_address(path: str) -> str:
    """What to do about the address of a site that is written without its beginning."""
    found = re.search(r"(?:^|/)(www\..+)", path)
    return f"If it is a site's address, write https://{found[1]}." if found else ""


_REMEMBERED: Remembered[tuple[tuple[str, Position], ...]] = Remembered()


def _named(held: Iterable[Source]) -> tuple[tuple[str, Position], ...]:
    """The files that these texts name, and where."""
    return tuple(
        (path, span.position)
        for one in held
        for body in bodies_of(one)
        if body.source.kind is not TargetKind.PAGE
        for block in body.blocks
        for span in block.spans
        if span.mark in _NAMES_FILE and (path := _path(span, folder_of(body.source)))
    )


def _path(span: Span, folder: str) -> str:
    written = span.get(_NAMES_FILE[span.mark])
    path = file_at(written, folder) or ""
    return "" if path.endswith((".md", "/")) or path in (".", "") else path
