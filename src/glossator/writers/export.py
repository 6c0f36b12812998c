"""What it means to write an edition in a format: what a writer is given, and what it gives.

The table of all formats stands in formats.py.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from glossator.addresses import Home
from glossator.model import (
    Letter,
    Note,
    TargetKind,
)
from glossator.resolve.holdings import Holdings
from glossator.resolve.quotes.anchors import blocks_within
from glossator.resolve.resolved import Anchor, Resolved, Stretch

ALL = ("text", "notes", "data")
"""The parts of an edition that have rights of their own (edition.yml, rights)."""


@dataclass(frozen=True)
class Publication(Holdings):
    """A resolved edition and where it is published: what every writer is given."""

    resolved: Resolved
    home: Home = field(default_factory=Home)
    last_item: dict[str, Mapping[str, Any]] = field(default_factory=dict, compare=False, repr=False)
    """The letter that was last made an item of a bibliography, by its id (`letteritems`)."""

    @classmethod
    def of(cls, resolved: Resolved, site: str = "", folders: bool = True) -> Publication:
        """At the address of the site, or else at the one that edition.yml gives."""
        return cls(resolved, Home(site or resolved.edition.settings.address, folders))

    def rights(self, letter: Letter | None = None) -> Mapping[str, str]:
        """The terms by what they are about; a letter's own go before those of all texts."""
        terms = dict(self.settings.rights)
        return {**terms, "text": letter.rights} if letter and letter.rights else terms

    @property
    def notes(self) -> Mapping[str, tuple[Note, ...]]:
        """Each letter's notes as the editor has them, by the letter's id."""
        return self.resolved.groups.notes

    @property
    def anchors(self) -> Mapping[str, tuple[Anchor, ...]]:
        """Each letter's notes in their places, in the order of its text."""
        return self.resolved.groups.anchors


def covered(anchor: Anchor, letter: Letter) -> tuple[Stretch, ...]:
    """What a note is on: its words, the whole of its block or stanza, or a point."""
    if anchor.at is None or anchor.at.kind is not TargetKind.BLOCK:
        return anchor.stretches
    index = anchor.stretches[0].block  # its sign stands at the block's end
    alone = letter.blocks[index].id == anchor.at.id
    held = (index,) if alone else blocks_within(letter, anchor.at.id)
    return tuple(Stretch(one, 0, len(letter.blocks[one].text)) for one in held)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Makes a file that holds a piece of each letter. The pieces can be made apart, each together
    with the letter's own file, so that what both say is made once and nothing is kept.
    """

    letters: tuple[str, ...]
    """In the order of their pieces; one at least."""
    piece: Callable[[str], str | bytes]
    """Makes the piece of a letter, by the letter's id."""
    before: Callable[[], str | bytes]
    """Makes what stands before them."""
    between: bytes = b""
    after: bytes = b""

    def __call__(self) -> bytes:
        pieces = (make() for _, make in self.pieces())
        return b"".join((as_bytes(self.before()), *pieces))

    def pieces(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """What makes the piece of each letter, with what stands around it."""
        for number, letter in enumerate(self.letters):
            before = self.between if number else b""
            after = self.after if number == len(self.letters) - 1 else b""
            yield letter, partial(self._piece, letter, before, after)

    def _piece(self, letter: str, before: bytes, after: bytes) -> bytes:
        return before + as_bytes(self.piece(letter)) + after


def as_bytes(made: str | bytes) -> bytes:
    """Text is UTF-8."""
    return made.encode("utf-8") if isinstance(made, str) else made


@dataclass(frozen=True)
class Output:
    """One file, made whenever it is asked for and not kept: there are many, and large ones."""

    uri: str
    """Where it stands in the site."""
    make: Callable[[], str | bytes] = field(repr=False)
    letter: str = ""
    """Id of the letter that it holds; empty where it holds the edition or a part of it."""
    translation: str = ""
    """Id of the letter's translation, where it holds no more than that."""

    @property
    def content(self) -> bytes:
        """What it holds; text is UTF-8."""
        return as_bytes(self.make())

    @cached_property
    def size(self) -> int:
        """Its bytes. Whoever writes it tells them here, so that it is not made again."""
        return len(self.content)


@dataclass(frozen=True)
class Each:
    """A file of each of these letters. There are many, so one is told of when it is asked for."""

    uri: Callable[[str], str]
    """Where the file of a letter stands, by the letter's id, which is a part of it."""
    letters: Mapping[str, Letter]
    """By id, in the edition's order."""
    make: Callable[[Letter], str | bytes]
    translation: str = ""
    """Id of the translation that each file holds, where it holds no more of the letter."""
    _told: dict[str, Output] = field(default_factory=dict, compare=False, repr=False)

    def of(self, letter: str) -> Output | None:
        """The letter's file, always the same; None where it has none."""
        found = self._told.get(letter)
        if found is None and letter in self.letters:
            make = partial(self.make, self.letters[letter])
            found = Output(self.uri(letter), make, letter, self.translation)
            self._told[letter] = found
        return found

    def at(self, uri: str) -> Output | None:
        """The file that stands there; None where it is none of these."""
        before, after = self._around
        letter = uri.removeprefix(before).removesuffix(after)
        return self.of(letter) if self.uri(letter) == uri else None

    @cached_property
    def _around(self) -> list[str]:
        """What stands before and behind a letter's id in the place of its file."""
        return self.uri("\n").split("\n")


class Outputs(Collection[Output]):
    """Files in their order, found by what they hold or by where they stand."""

    def __init__(self, parts: Iterable[Output | Each]) -> None:
        self.parts = tuple(parts)
        self.whole = tuple(one for one in self.parts if isinstance(one, Output))
        """Those that belong to no format's files of letters."""
        self.each = tuple(one for one in self.parts if isinstance(one, Each))

    def __iter__(self) -> Iterator[Output]:
        for part in self.parts:
            if isinstance(part, Each):
                yield from (found for one in part.letters if (found := part.of(one)))
            else:
                yield part

    def __len__(self) -> int:
        return len(self.whole) + sum(len(one.letters) for one in self.each)

    def __contains__(self, one: object) -> bool:
        return isinstance(one, Output) and self.at(one.uri) == one

    def of_letter(self, letter: str) -> list[Output]:
        """The files that hold this letter alone; those that hold none alone, where it is empty."""
        each = [one.of(letter) for one in self.each]
        return [*self._whole_of.get(letter, ()), *filter(None, each)]

    @cached_property
    def _whole_of(self) -> dict[str, list[Output]]:
        """By the letter that they hold."""
        found: dict[str, list[Output]] = {}
        for one in self.whole:
            found.setdefault(one.letter, []).append(one)
        return found

    def at(self, uri: str) -> Output | None:
        """The file that stands there, if there is one."""
        found = self._by_uri.get(uri)
        return found or next((found for one in self.each if (found := one.at(uri))), None)

    @cached_property
    def _by_uri(self) -> dict[str, Output]:
        return {one.uri: one for one in self.whole}


@dataclass(frozen=True, slots=True)
class Limit:
    """What a format cannot carry, though it belongs to what the format is for."""

    id: str
    """Unique in its format, 'certainty'."""
    lost: str
    """What is left out or put more simply, and how; one sentence in an editor's words."""
    count: Callable[[Publication], int]
    """How often it happens in an edition."""


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table of formats."""

    id: str
    """As it is named on the command line."""
    name: str
    """A message for readers."""
    media_type: str
    about: str
    """What it is and whom it serves, in plain words; a message for readers."""
    files: Callable[[Publication], Iterable[Output | Each]]
    """None where the edition has nothing for it."""
    holds: tuple[str, ...] = ALL
    """Which of text, notes and data is in it: these are the rights that apply."""
    limits: tuple[Limit, ...] = ()
    specification: str = ""
    """Where the format is described."""
    in_site: bool = True
    """False where it is written only for those who ask `glossator export` for it."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format cannot carry of one edition."""

    format: Format
    limit: Limit
    count: int

    @property
    def rule(self) -> str:
        """The name under which the guide explains it, 'bibtex/certainty'."""
        return f"{self.format.id}/{self.limit.id}"


def losses(publication: Publication, formats: Iterable[Format]) -> tuple[Loss, ...]:
    """What of this edition cannot be carried, once for each format and limit."""
    counted = (
        Loss(one, limit, limit.count(publication)) for one in formats for limit in one.limits
    )
    return tuple(loss for loss in counted if loss.count)
