"""Where everything stands: the page of each target and the fragment within it.

A page is named by its source URI ('letters/a.md'), as MkDocs names it; how that becomes a URL is
the platform's business.
"""

from __future__ import annotations

from collections.abc import Callable

from glossator.model import Target, TargetKind

Link = Callable[[str, str], str]
"""The relative URL of a page's URI and a fragment, from the page being written."""

LETTERS = "letters/index.md"
THREADS = "threads/index.md"
GLOSSARY = "glossary/index.md"
PARTIES = "parties/index.md"
PLACES = "places/index.md"
WORKS = "works/index.md"
REFERENCES = "references.md"
NOTES = "notes.md"
PRINT = "print.md"
TIMELINE = "timeline.md"

_FOLDERS = {
    TargetKind.LETTER: "letters",
    TargetKind.TERM: "glossary",
    TargetKind.PARTY: "parties",
    TargetKind.PLACE: "places",
    TargetKind.WORK: "works",
    TargetKind.THREAD: "threads",
}


def address(target: Target) -> tuple[str, str]:
    """The page of a target and the fragment in it; an empty fragment is the page itself."""
    if target.kind in _FOLDERS:
        return f"{_FOLDERS[target.kind]}/{target.id}.md", ""
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


def plain_text_uri(letter: str) -> str:
    """The URI of a letter's text without any markup."""
    return f"letters/{letter}.txt"
