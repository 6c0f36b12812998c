"""Notes that state facts and do not say where they are from."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.model import Mark, Note, TargetKind
from glossator.problems import Problem, Rule
from glossator.resolve.resolved import Resolved

STATES_FACTS = {
    "gloss": False,
    "claim": True,
    "correction": True,
    "link": False,
    "later": True,
    "textual": False,
}
"""Which kinds of notes state facts that want a source; an edition's own kinds do not."""


def unsourced_notes(resolved: Resolved) -> Iterator[Problem]:
    """Notes of such a kind without sources, citations or a word on what they rest on."""
    for note in resolved.edition.notes:
        if STATES_FACTS.get(note.kind, False) and note.by != "author" and not _sourced(note):
            message = f"The note “{note.id}” is of the kind {note.kind} and names no source."
            yield Problem(Rule.UNSOURCED_NOTE, note.position, message, subject=note.target.written)


def _sourced(note: Note) -> bool:
    if note.sources or note.evidence:
        return True
    spans = [span for block in note.body for span in block.spans]
    return any(
        span.mark in (Mark.CITATION, Mark.LINK) or span.get("kind") == TargetKind.REFERENCE
        for span in spans
    )
