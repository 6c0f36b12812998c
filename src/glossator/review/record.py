"""The record of what an edition has published: data/addresses.json in its site.

```json
{"version": 1,
 "addresses": [{"kind": "block", "letter": "a", "id": "p3", "text": "9f…"}],
 "quotes": [{"letter": "a", "note": "n", "words": "…", "before": "…", "after": "…"}]}
```

`kind` is a link's (letter, block, note, term, party, place, work, reference, event, thread);
`text` a hash of what stands there, empty where it has no words; `before` and `after` are up to 32
characters around the words of a note, with single blanks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import blake2s
from io import BytesIO
from typing import Any

from glossator.model import Block, Edition, Letter, Note, Prose, Target, TargetKind
from glossator.resolve.bodies import note_target
from glossator.resolve.names import entity_target
from glossator.resolve.resolved import Anchor, Resolved
from glossator.review.stored import in_lines, kind_in, read_stored

RECORD_URI = "data/addresses.json"
VERSION = 1
_AROUND = 32


@dataclass(frozen=True, slots=True)
class Published:
    """One address, with a hash of what stands there."""

    target: Target
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """The words of a note, and what stands around them."""

    letter: str
    note: str
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Record:
    """All addresses and all quotes of an edition."""

    addresses: tuple[Published, ...] = ()
    quotes: tuple[Placed, ...] = ()


def record(resolved: Resolved) -> Record:
    """What the site of this edition publishes."""
    return Record(tuple(_addresses(resolved)), tuple(_quotes(resolved)))


def _quotes(resolved: Resolved) -> Iterator[Placed]:
    letters = {letter.id: letter for letter in resolved.edition.letters}
    for anchor in resolved.anchors:
        if anchor.note.quote is not None and anchor.stretches:
            yield placed(anchor, letters[anchor.note.letter])


def _addresses(resolved: Resolved) -> Iterator[Published]:
    yield from _in_edition(resolved.edition)
    for thread in resolved.threads:
        members = digest(*(member.id for member in thread.members))
        yield Published(Target(TargetKind.THREAD, thread.id), members)


def _in_edition(edition: Edition) -> Iterator[Published]:
    for letter in edition.letters:
        yield Published(Target(TargetKind.LETTER, letter.id), digest(letter.text))
        yield from _in_letter(letter)
    for note in edition.notes:
        yield Published(note_target(note), _of_note(note))
    for term in edition.terms:
        yield Published(Target(TargetKind.TERM, term.id), digest(term.name, _said(term.definition)))
    for entity in edition.entities:
        yield Published(entity_target(entity), digest(entity.name, _said(entity.biography)))
    for one in edition.references:
        text = json.dumps({**one.csl, "id": ""}, sort_keys=True, default=str)
        yield Published(Target(TargetKind.REFERENCE, one.id), digest(text))
    for event in edition.events:
        text = digest(event.title, event.date.edtf, _said(event.description))
        yield Published(Target(TargetKind.EVENT, event.id), text)


def _in_letter(letter: Letter) -> Iterator[Published]:
    """Blocks with their words; points and containers that an editor gave an id."""
    seen: set[int] = set()
    for block in letter.blocks:
        yield _block(letter, block.id, digest(block.text) if block.text else "")
        for name in _further(block, seen):
            yield _block(letter, name, "")


def _further(block: Block, seen: set[int]) -> Iterator[str]:
    for container in block.within:
        if container.number not in seen and container.get("id"):
            yield container.get("id")
        seen.add(container.number)
    yield from (span.get("id") for span in block.spans if span.get("id"))


def _block(letter: Letter, name: str, text: str) -> Published:
    return Published(Target(TargetKind.BLOCK, name, letter.id), text)


def _of_note(note: Note) -> str:
    return digest(note.quote.exact if note.quote else note.at, _said(note.body))


def _said(prose: Prose) -> str:
    return "\n".join(block.text for block in prose)


def digest(*texts: str) -> str:
    """A short hash of texts, the same whatever white space parts their words."""
    joined = "\0".join(" ".join(text.split()) for text in texts)
    return blake2s(joined.encode(), digest_size=8).hexdigest()


def placed(anchor: Anchor, letter: Letter) -> Placed:
    """A note's words with what stands around them."""
    first, last = anchor.stretches[0], anchor.stretches[-1]
    start = sum(len(block.text) + 1 for block in letter.blocks[: first.block]) + first.start
    end = sum(len(block.text) + 1 for block in letter.blocks[: last.block]) + last.end
    return Placed(letter.id, anchor.note.id, *around(letter.text, start, end))


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words of a range, what stands before and what after them, with single blanks."""
    before = " ".join(text[max(0, start - 2 * _AROUND) : start].split())[-_AROUND:]
    after = " ".join(text[end : end + 2 * _AROUND].split())[:_AROUND]
    return " ".join(text[start:end].split()), before, after


def written(made: Record) -> str:
    """The record as JSON, an entry a line, so that two versions can be compared."""
    return "".join(_lines(made.addresses, made.quotes))


def published(resolved: Resolved) -> bytes:
    """The record of this edition as its file holds it.

    It is made line by line: as a Record it would take ten times as much of memory.
    """
    file = BytesIO()
    file.writelines(line.encode() for line in _lines(_addresses(resolved), _quotes(resolved)))
    return file.getvalue()


def _lines(addresses: Iterable[Published], quotes: Iterable[Placed]) -> Iterator[str]:
    yield f'{{"version": {VERSION},\n"addresses": '
    yield from in_lines(_entry(*one.target, one.text) for one in addresses)
    yield ',\n"quotes": '
    yield from in_lines(asdict(one) for one in quotes)
    yield "}\n"


def _entry(kind: TargetKind, name: str, letter: str, text: str) -> dict[str, str]:
    return {"kind": str(kind), "letter": letter, "id": name, "text": text}


def read_record(text: str) -> Record:
    """The record that a file holds. Raises NoRecordError where it is none, or a later one's."""
    return read_stored(text, VERSION, _record, "it is no record of an edition's addresses")


def _record(read: Any) -> Record:
    addresses = tuple(_address(one) for one in read["addresses"])
    return Record(addresses, tuple(_quote(one) for one in read["quotes"]))


def _address(one: Any) -> Published:
    target = Target(kind_in(one), str(one["id"]), str(one["letter"]))
    return Published(target, str(one["text"]))


def _quote(one: Any) -> Placed:
    fields = ("letter", "note", "words", "before", "after")
    return Placed(*(str(one[name]) for name in fields))
