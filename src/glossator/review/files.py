"""Pictures and files that an editor leads to, and that do not stand in the edition's folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from glossator.hints import did_you_mean
from glossator.model import Mark, Span, TargetKind
from glossator.problems import Position, Problem, Rule
from glossator.remembered import Remembered
from glossator.resolve.bodies import Source, bodies_of, together
from glossator.resolve.resolved import Resolved
from glossator.writtenpaths import file_at, folder_of

_NAMES_FILE = {Mark.IMAGE: "src", Mark.LINK: "href"}


def missing_files(resolved: Resolved) -> Iterator[Problem]:
    """Paths in letters, notes and entries without a file. Pages are the platform's to look at, and
    so are links to pages, which may be made by the site."""
    files = frozenset(resolved.edition.files)
    _REMEMBERED.begin()
    for key, held in together(resolved.edition, tuple(resolved.groups.notes.items())):
        for path, position in _REMEMBERED.get(key, held, None, partial(_named, held)):
            if path not in files:
                message = f"There is no file {path}."
                hint = _as_address(path) or did_you_mean(path, files)
                yield Problem(Rule.MISSING_FILE, position, message, hint, subject=path)


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
