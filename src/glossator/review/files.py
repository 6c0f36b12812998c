"""Pictures and files that an editor leads to, and that do not stand in the edition's folder."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.hints import did_you_mean
from glossator.model import Mark, Span, TargetKind
from glossator.problems import Problem, Rule
from glossator.resolve.bodies import bodies
from glossator.resolve.resolved import Resolved
from glossator.writtenpaths import file_at, folder_of

_NAMES_FILE = {Mark.IMAGE: "src", Mark.LINK: "href"}


def missing_files(resolved: Resolved) -> Iterator[Problem]:
    """Paths in letters, notes and entries without a file. Pages are the platform's to look at, and
    so are links to pages, which may be made by the site."""
    files = frozenset(resolved.edition.files)
    for body in bodies(resolved.edition):
        if body.source.kind is TargetKind.PAGE:
            continue
        folder = folder_of(body.source)
        for span in (span for block in body.blocks for span in block.spans):
            path = _path(span, folder)
            if path and path not in files:
                message = f"There is no file {path}."
                hint = did_you_mean(path, files)
                yield Problem(Rule.MISSING_FILE, span.position, message, hint, subject=path)


def _path(span: Span, folder: str) -> str:
    written = span.get(_NAMES_FILE.get(span.mark, ""))
    path = file_at(written, folder) or ""
    return "" if path.endswith((".md", "/")) or path in (".", "") else path
