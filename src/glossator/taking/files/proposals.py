"""A note that somebody proposes by selecting words: checked, and as the YAML to write."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from glossator.latin import latin
from glossator.model import Edition, Letter, Note, Prose
from glossator.quoting.quote import quote_of
from glossator.readers.apparatus.notes import RESERVED
from glossator.readers.markdown import read_prose
from glossator.readers.naming import free
from glossator.readers.source import SourceText
from glossator.readers.yaml.scalars import ENTRY_ID
from glossator.resolve import resolve
from glossator.resolve.quotes.anchors import Ground
from glossator.writers.yaml import write_notes

_ID = re.compile(ENTRY_ID)
_ID_WORDS, _ID_LENGTH = 4, 40
"""Words and signs of an id that is suggested, at most."""


class ProposalError(Exception):
    """The proposal cannot become a note; the message tells its maker why."""


@dataclass(frozen=True, slots=True)
class Place:
    """An end of a selection: so many code points into a block's text."""

    block: str
    offset: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was selected in a letter, and what is to be said of it."""

    letter: str
    start: Place
    end: Place
    words: str = ""
    """What the page showed there; where the letter now says something else, nothing is written."""
    id: str = ""
    """Empty: made from the words."""
    kind: str = "gloss"
    text: str = ""
    """The note in Markdown."""


def proposed(edition: Edition, proposal: Proposal) -> Note:
    """The note with a quote that means the selected place and no other.

    Raises ProposalError where there is none, or where the id, the kind or the text will not do.
    """
    letter = next((one for one in edition.letters if one.id == proposal.letter), None)
    if letter is None:
        raise ProposalError(f"The edition has no letter {proposal.letter}.")
    kinds = [kind for kind, _ in edition.settings.kinds]
    if proposal.kind not in kinds:
        raise ProposalError(f"The edition has no kind of note “{proposal.kind}”.")
    ground = Ground.of(letter)
    place = _offset(ground, proposal.start), _offset(ground, proposal.end)
    words = letter.text[slice(*place)]
    if proposal.words and _even(proposal.words) != _even(words):
        raise ProposalError("The letter has changed since this page was made. Load it again.")
    quote = quote_of(ground.haystack, place)
    if quote is None:
        raise ProposalError("These words cannot be told from others. Select a few more.")
    taken = {note.id for note in edition.notes if note.letter == letter.id}
    name = proposal.id or suggested_id(words, taken | _places(letter))
    _check_id(name, taken)
    return Note(name, letter.id, proposal.kind, _prose(proposal.text), quote)


def check_links(edition: Edition, note: Note) -> None:
    """Raises ProposalError where the note, added to the edition, names what is not there."""
    before = set(resolve(edition)[1])
    after = resolve(replace(edition, notes=(*edition.notes, note)))[1]
    for problem in after:
        if problem not in before:
            cure = problem.cure or problem.rule.cure
            raise ProposalError(f"{problem.message} {cure}")


def yaml_of(edition: Edition, note: Note) -> str:
    """The note as an item of its letter's notes file."""
    kinds = edition.settings.kind_ids
    return write_notes([note], kinds, {letter.id for letter in edition.letters})


def _offset(ground: Ground, place: Place) -> int:
    """The place in the letter's text, in code points."""
    for block, start in zip(ground.letter.blocks, ground.starts, strict=True):
        if block.id == place.block and 0 <= place.offset <= len(block.text):
            return start + place.offset
    raise ProposalError("The letter has changed since this page was made. Load it again.")


def _even(words: str) -> str:
    return " ".join(words.split())


def _check_id(name: str, taken: Collection[str]) -> None:
    if not _ID.fullmatch(name) or re.fullmatch(RESERVED, name):
        raise ProposalError(
            f"“{name}” cannot be an id: use lower-case letters, digits and hyphens, beginning "
            "with a letter; p1 and letter mean something else."
        )
    if name in taken:
        raise ProposalError(f"The letter has a note “{name}” already.")


def _places(letter: Letter) -> set[str]:
    """The letter's own ids, which a note would better not have."""
    points = {span.get("id") for block in letter.blocks for span in block.spans}
    return {block.id for block in letter.blocks} | points


def suggested_id(words: str, taken: Collection[str]) -> str:
    """An id made of the first of the words, numbered where it is taken."""
    name = "-".join(latin(words).split("-")[:_ID_WORDS])[:_ID_LENGTH].strip("-")
    if not _ID.fullmatch(name) or re.fullmatch(RESERVED, name):
        name = f"note-{name}".rstrip("-")
    return free(name, taken)


def _prose(text: str) -> Prose:
    if not text.strip():
        raise ProposalError("Write what there is to say of these words.")
    blocks, problems = read_prose(SourceText.whole(text.strip(), ""))
    if problems:
        cure = problems[0].cure or problems[0].rule.cure
        raise ProposalError(f"{problems[0].message} {cure}")
    return blocks
