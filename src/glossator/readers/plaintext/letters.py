"""From a text to its letters, each with its facts, its list of references and all decisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from glossator.model import Block, Certainty, Evidence, Letter, Listed, Reference
from glossator.readers.account import Question
from glossator.readers.markdown.ids import automatic_ids
from glossator.readers.naming import free, id_of
from glossator.readers.plaintext.composing import Composed, Context, compose
from glossator.readers.plaintext.decisions import Choice, Decision
from glossator.readers.plaintext.lifting import page_numbers
from glossator.readers.plaintext.lines import Line, Measure
from glossator.readers.plaintext.parts import parts_of
from glossator.readers.plaintext.passages import cut_off, passage
from glossator.readers.plaintext.references import Item, ReferenceLines, reference_list
from glossator.readers.plaintext.setting import setting_of
from glossator.readers.plaintext.signs import to_the_editor
from glossator.readers.plaintext.splitting import Piece, split
from glossator.readers.plaintext.vocabulary import Vocabulary
from glossator.wording import Wording, wording

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)\]]")
_RUN_IN = re.compile(r"(.{3,120}?)\.?\s*(?:--|—)")
_OPENING = 8
"""Words of a letter that stand for a title where it has none."""


@dataclass(slots=True)
class Read:
    """What was found so far."""

    path: str
    language: str
    letters: list[Letter] = field(default_factory=list)
    references: dict[str, Reference] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def read_letters(text: str, path: str, language: str) -> Read:
    """All letters of a text. `language` is BCP 47."""
    setting = setting_of(text, path)
    read = Read(path, language, decisions=list(setting.decisions))
    pages = page_numbers([line.text for line in setting.lines])
    context = Context(Vocabulary.of(setting.lines, language), path, pages)
    pieces = split(setting.lines) if setting.lines else []
    for piece in pieces:
        _letter(read, piece, context, alone=len(pieces) == 1)
    return read


def _letter(read: Read, piece: Piece, context: Context, alone: bool) -> None:
    listed = reference_list(piece.lines)
    composed = _composed(piece, listed, context)
    blocks = _with_ids(composed.blocks)
    say = wording(read.language)
    title, evidence = _title(composed, blocks, read.path, say)
    named = title if all(one.certainty is not Certainty.PLAUSIBLE for one in evidence) else ""
    letter_id = free(_id(read.path, named, alone), {one.id for one in read.letters})
    own = list(_own(piece, composed, listed, read.path))
    items = [_reference(read, item, context) for item in listed.items]
    letter = Letter(
        letter_id,
        title,
        blocks,
        kind=_kind(blocks),
        language=read.language,
        references=_listed(items, composed.cited),
        status="fragment" if any(one.choice is Choice.END for _, one in own) else "complete",
        source=_source(read.path, piece.lines, say),
        evidence=evidence,
        position=piece.lines[0].begin(read.path),
    )
    read.letters.append(letter)
    read.decisions += [decision for _, decision in own]
    read.questions += [
        Question(letter_id, _block_id(blocks, n), decision.said)
        for n, decision in own
        if decision.unsure
    ]


def _composed(piece: Piece, listed: ReferenceLines, context: Context) -> Composed:
    measure = Measure(piece.lines)
    below = [replace(part, title=False) for part in parts_of(listed.after, measure)]
    parts = [*parts_of(listed.before, measure), *below]
    return compose(parts, [item.label for item in listed.items], context)


def _block_id(blocks: Sequence[Block], n: int) -> str:
    return blocks[min(n, len(blocks) - 1)].id if blocks else ""


def _own(
    piece: Piece, composed: Composed, listed: ReferenceLines, path: str
) -> Iterator[tuple[int, Decision]]:
    """The letter's decisions, each with the index of its block."""
    first = piece.lines[0]
    if piece.said:
        at = first.begin(path)
        yield 0, Decision(Choice.LETTER, at, piece.said, piece.certainty, "", first.text)
    yield from composed.decisions
    last = len(composed.blocks) - 1
    if not listed.items and (cut := cut_off(listed.before, path)):
        yield last, cut
    yield from ((last, one) for one in _of_list(listed, path))


def _of_list(listed: ReferenceLines, path: str) -> Iterator[Decision]:
    if listed.heading:
        line = listed.heading
        said = f"“{line.text}” is left out: the list below it is the letter’s references."
        at = line.begin(path)
        yield Decision(Choice.LEFT_OUT, at, said, Certainty.LIKELY, "".join(line.text.split()))
    for item in listed.items:
        line = item.lines[0]
        said = f"Item {item.label} of the letter’s list is kept as it is printed."
        at = line.begin(path)
        yield Decision(Choice.REFERENCE, at, said, Certainty.LIKELY, item.mark)
    for line in listed.after[:1]:
        said = f"“{line.text[:50]}” stands below the list of references; is it the letter’s?"
        at = line.begin(path)
        yield Decision(Choice.PART, at, said, Certainty.OPEN, "", line.text)


def _reference(read: Read, item: Item, context: Context) -> tuple[str, str]:
    """The label, and the id of the reference; its title is the item as it is printed."""
    words, decisions = passage(item.lines, context.words, read.path)
    read.decisions += decisions
    csl = {"type": "document", "title": words.text}
    if doi := _DOI.search(words.text):
        csl["DOI"] = doi[0]
    name = re.match(r"[^\W\d_]+", words.text)
    year = re.search(r"\b(1[5-9]|20)\d\d\b", words.text)
    wanted = id_of(f"{name[0] if name else 'reference'}-{year[0] if year else ''}", "reference")
    known = next((one.id for one in read.references.values() if one.csl["title"] == words.text), "")
    chosen = known or free(wanted, read.references)
    line = item.lines[0]
    at = line.begin(read.path)
    read.references.setdefault(chosen, Reference(chosen, {"id": chosen, **csl}, position=at))
    return item.label, chosen


def _listed(items: Iterable[tuple[str, str]], cited: Iterable[str]) -> tuple[Listed, ...]:
    """The letter's list; where it prints none, the numbers that it cites."""
    known = dict(items)
    open_ones = [Listed(label, certainty=Certainty.OPEN) for label in cited if label not in known]
    return (*(Listed(label, reference) for label, reference in known.items()), *open_ones)


# Facts


def _with_ids(blocks: Sequence[Block]) -> tuple[Block, ...]:
    ids = automatic_ids(block.kind for block in blocks)
    return tuple(replace(block, id=own) for block, own in zip(blocks, ids, strict=True))


def _title(
    composed: Composed, blocks: Sequence[Block], path: str, say: Wording
) -> tuple[str, tuple[Evidence, ...]]:
    if composed.title:
        return composed.title, ()
    words = next((b.text for b in blocks if b.kind.value in {"paragraph", "line"} and b.text), "")
    run_in = _RUN_IN.match(words)
    first = next((span for b in blocks[:1] for span in b.spans if not span.start), None)
    if run_in and first and first.mark.value == "emphasis":
        said = say.gettext("Run in before its first words.")
        return run_in[1], (Evidence("title", Certainty.LIKELY, said),)
    words = words or next((block.text for block in blocks if block.text), "")
    if not words:
        return PurePosixPath(path).stem, ()
    several = words.split()
    opening = " ".join(several[:_OPENING]) + ("…" if len(several) > _OPENING else "")
    said = say.gettext("Its first words; it has no title.")
    return opening, (Evidence("title", Certainty.PLAUSIBLE, said),)


def _id(path: str, title: str, alone: bool) -> str:
    stem = id_of(PurePosixPath(path).stem, "untitled")
    return stem if alone or not title else id_of(title, stem)


def _kind(blocks: Sequence[Block]) -> str:
    salutes = [block.text for block in blocks if block.kind.value == "salute"]
    return "letter to the editor" if any(map(to_the_editor, salutes)) else "letter"


def _source(path: str, lines: Sequence[Line], say: Wording) -> str:
    numbers = [line.number for line in lines]
    file, first, last = PurePosixPath(path).name, min(numbers), max(numbers)
    if first == last:
        return say.gettext("Plain-text file %(file)s, line %(line)s.", file=file, line=first)
    return say.gettext(
        "Plain-text file %(file)s, lines %(first)s to %(last)s.", file=file, first=first, last=last
    )
