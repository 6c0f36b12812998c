"""Where everything stands in a published edition: the page of each target, the fragment within it.

A page is named by its source URI ('letters/a.md'), as MkDocs names it; a `Home` knows what address
that becomes.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache

from glossator.model import Target, TargetKind

LETTERS = "letters/index.md"
THREADS = "threads/index.md"
GLOSSARY = "glossary/index.md"
PARTIES = "parties/index.md"
PLACES = "places/index.md"
WORKS = "works/index.md"
REFERENCES = "references.md"
NOTES = "notes.md"
NOTEBOOK = "notebook.md"
PRINT = "print.md"
TIMELINE = "timeline.md"
CORRESPONDENCES = "correspondences.md"
DATA = "data/index.md"

_FOLDERS = {
    TargetKind.LETTER: "letters",
    TargetKind.TERM: "glossary",
    TargetKind.PARTY: "parties",
    TargetKind.PLACE: "places",
    TargetKind.WORK: "works",
    TargetKind.THREAD: "threads",
}


_KINDS = {folder: kind for kind, folder in _FOLDERS.items()}


def kind_at(uri: str) -> TargetKind | None:
    """Of what a page is the own page or the list; None where its kind has no folder of its own."""
    return _KINDS.get(uri.partition("/")[0])


def address(target: Target) -> tuple[str, str]:
    """The page of a target and the fragment in it; an empty fragment is the page itself."""
    folder = _FOLDERS.get(target.kind)
    if folder is not None:
        return f"{folder}/{target.id}.md", ""
    if target.kind is TargetKind.REFERENCE:
        return _reference(target)
    if target.kind is TargetKind.EVENT:
        return TIMELINE, f"event-{target.id}"
    if target.kind is TargetKind.PAGE:
        return target.id, ""
    fragment = f"note-{target.id}" if target.kind is TargetKind.NOTE else target.id
    return f"letters/{target.letter}.md", fragment


def _reference(target: Target) -> tuple[str, str]:
    """A reference, or an item of a letter's own list whose reference is not known."""
    if target.letter:
        return f"letters/{target.letter}.md", f"ref-{target.id}"
    return REFERENCES, f"ref-{target.id}"


def plain_text_uri(letter: str, translation: str = "") -> str:
    """The URI of a letter's text without any markup, or of that of its translation with this id."""
    return f"letters/{letter}.{translation}.txt" if translation else f"letters/{letter}.txt"


@dataclass(frozen=True, slots=True)
class Home:
    """Where a site stands, and whether its pages are folders ('letters/a/') or files."""

    site: str = ""
    """Its address; empty where it is not known."""
    folders: bool = True

    def of(self, target: Target, seen_from: str = "") -> str:
        """The address of a target, as `to` has it."""
        return self.to(*address(target), seen_from)

    def to(self, uri: str, fragment: str = "", seen_from: str = "") -> str:
        """The address of a page or file: absolute, or relative to the file that it is seen from.

        A relative reference (RFC 3986, 4.2) is an address wherever the site is put.
        """
        path = self.path(uri)
        site = self.site.rstrip("/")
        url = f"{site}/{path}" if site else _relative(path, posixpath.dirname(seen_from))
        return f"{url}#{fragment}" if fragment else url

    def path(self, uri: str) -> str:
        """The part of an address after the site's: '' for the first page."""
        if not uri.endswith(".md"):
            return uri
        page = uri.removesuffix(".md")
        if page == "index" or page.endswith("/index"):
            return page.removesuffix("index") if self.folders else f"{page}.html"
        return f"{page}/" if self.folders else f"{page}.html"


@lru_cache(maxsize=20_000)
def _relative(path: str, folder: str) -> str:
    # `posixpath.relpath` asks for the working directory twice, and takes ten times as long.
    here = folder.split("/") if folder else []
    there = path.split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"
