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
from dataclasses import dataclass
from hashlib import blake2s
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

from glossator.asjson.codec import quoted
from glossator.model import Edition, Letter, Target, TargetKind, on_one_line, plain_text
from glossator.resolve.names import further_ids, places_in
from glossator.resolve.resolved import Resolved, in_whole_text
from glossator.review.stored import in_lines, kind_in, read_stored

RECORD_URI = "data/addresses.json"
VERSION = 1
_AROUND = 32
"""Signs before and after a note's words that are written down."""


# Of addresses and quotes there are dozens a letter, and named tuples are made in half the time that
# frozen dataclasses take.
class Published(NamedTuple):
    """One address, with a hash of what stands there."""

    target: Target
    text: str


class Placed(NamedTuple):
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
    quoted_here = (one for one in resolved.anchors if one.note.quote is not None and one.stretches)
    for name, anchors in groupby(quoted_here, key=lambda one: one.note.letter):
        letter = letters[name]
        text, starts = letter.text, letter.starts
        for anchor in anchors:
            words = around(text, *in_whole_text(anchor.stretches, starts))
            yield Placed(name, anchor.note.id, *words)


def _addresses(resolved: Resolved) -> Iterator[Published]:
    yield from _in_edition(resolved.edition)
    for thread in resolved.threads:
        members = digest(*(member.id for member in thread.members))
        yield Published(thread.target, members)


def _in_edition(edition: Edition) -> Iterator[Published]:
    for letter in edition.letters:
        yield from _in_letter(letter)
    for note in edition.notes:
        yield Published(
            note.target, digest(note.quote.exact if note.quote else note.at, plain_text(note.body))
        )
    for term in edition.terms:
        yield Published(term.target, digest(term.name, plain_text(term.definition)))
    for entity in edition.entities:
        yield Published(entity.target, digest(entity.name, plain_text(entity.biography)))
    for one in edition.references:
        text = json.dumps({**one.csl, "id": ""}, sort_keys=True, default=str)
        yield Published(one.target, digest(text))
    for event in edition.events:
        text = digest(event.title, event.date.edtf, plain_text(event.description))
        yield Published(event.target, text)


def _in_letter(letter: Letter) -> Iterator[Published]:
    """The letter and its blocks with their words; points and containers to which an editor gave an
    id."""
    words = [on_one_line(block.text) for block in letter.blocks]
    yield Published(letter.target, _hash(" ".join(filter(None, words))))
    seen: set[int] = set()
    for block, folded in zip(letter.blocks, words, strict=True):
        yield _block(letter, block.id, _hash(folded) if block.text else "")
        for name in further_ids(block, seen):
            yield _block(letter, name, "")
    for one in letter.translations:
        for name, _, _ in places_in(one):
            yield _block(letter, name, "")


def _block(letter: Letter, name: str, text: str) -> Published:
    return Published(Target(TargetKind.BLOCK, name, letter.id), text)


def digest(*texts: str) -> str:
    """A short hash of texts, the same whatever white space parts their words."""
    return _hash("\0".join(map(on_one_line, texts)))


def _hash(words: str) -> str:
    return blake2s(words.encode(), digest_size=8).hexdigest()


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words of a range, what stands before and what after them, with single blanks."""
    before = on_one_line(text[max(0, start - 2 * _AROUND) : start])[-_AROUND:]
    after = on_one_line(text[end : end + 2 * _AROUND])[:_AROUND]
    return on_one_line(text[start:end]), before, after


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
    yield from in_lines(map(_address_line, addresses))
    yield ',\n"quotes": '
    yield from in_lines(map(_quote_line, quotes))
    yield "}\n"


# Objects of texts alone, and forty a letter: put together here, they take a third of the time that
# they take as dictionaries.
def _address_line(one: Published) -> str:
    (kind, name, letter), text = one
    return (
        f'{{"kind": "{kind}", "letter": {quoted(letter)}, "id": {quoted(name)},'
        f' "text": {quoted(text)}}}'
    )


def _quote_line(one: Placed) -> str:
    letter, note, words, before, after = map(quoted, one)
    return (
        f'{{"letter": {letter}, "note": {note}, "words": {words}, "before": {before},'
        f' "after": {after}}}'
    )


def read_record(text: str) -> Record:
    """The record that a file holds. Raises NoRecordError where it is none, or a later one's."""
    return read_stored(text, VERSION, _record, "it is no record of an edition's addresses")


def _record(read: Any) -> Record:
    addresses = tuple(_address(one) for one in read["addresses"])
    return Record(
        addresses,
        tuple(Placed(*(str(one[name]) for name in Placed._fields)) for one in read["quotes"]),
    )


def _address(one: Any) -> Published:
    target = Target(kind_in(one), str(one["id"]), str(one["letter"]))
    return Published(target, str(one["text"]))
