"""Notes that state facts and do not say where they are from; and citations written without their
brackets, which are printed as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.model import Block, Edition, Mark, Note, TargetKind
from glossator.problems import Problem, Rule, Severity
from glossator.resolve.bodies import Source, texts, texts_of
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


_BARE = re.compile(r"(?<![\w.@-])@([a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)*)")


def citations_without_brackets(resolved: Resolved) -> Iterator[Problem]:
    """References called by @ and their id amid the text, outside of brackets."""
    known = {one.id for one in resolved.edition.references}
    blocks = (block for text in texts(resolved.edition) for block in text if "@" in block.text)
    for block in blocks if known else ():
        for found in _BARE.finditer(block.text):
            if found[1] in known and not _is_meant(block, found.start()):
                message = f"“@{found[1]}” is text here, with its sign."
                cure = f"If it cites the reference, write [@{found[1]}]."
                yield Problem(
                    Rule.FOREIGN_NOTATION, block.position, message, cure,
                    Severity.HINT, subject=found[1],
                )  # fmt: skip


_ALONE = re.compile(r"(?<!\[)\[([a-z][\w.-]*)((?:, [^\[\]\n]+)?)\](?![(\[{])")


def links_in_one_bracket(resolved: Resolved) -> Iterator[Problem]:
    """Ids in single brackets in an editor's words, where a link or a citation is meant."""
    cited = {one.id for one in resolved.edition.references}
    linked = {one.id for one in resolved.edition.entities}
    linked |= {one.id for one in resolved.edition.terms}
    for block in _editors_blocks(resolved.edition):
        for found in _ALONE.finditer(block.text):
            words, name, place = found[0], found[1], found[2]
            if name in cited:
                cure = f"If it cites the reference, write [@{name}{place}]."
            elif name in linked and not place:
                cure = f"If it is to be a link, write [[{name}]]."
            else:
                continue
            message = f"“{words}” is text here, with its brackets."
            yield Problem(
                Rule.FOREIGN_NOTATION, block.position, message, cure, Severity.HINT, subject=name
            )


def _editors_blocks(edition: Edition) -> Iterator[Block]:
    """The blocks of all that is not a letter's, in which a bracket might stand."""
    held: tuple[Source, ...] = edition.notes
    held += (*edition.terms, *edition.entities, *edition.events)
    blocks = (block for one in held for text in texts_of(one) for block in text)
    return (block for block in blocks if "[" in block.text)


def _is_meant(block: Block, at: int) -> bool:
    """Whether the sign stands in code, or where it has been said what is wrong."""
    code = (one for one in block.spans if one.mark is Mark.CODE)
    return any(one.start <= at < one.end for one in code) or _in_brackets(block.text, at)


def _in_brackets(text: str, at: int) -> bool:
    """Whether a bracket is open here: then what is wrong has been told."""
    return text.rfind("[", 0, at) > text.rfind("]", 0, at)
