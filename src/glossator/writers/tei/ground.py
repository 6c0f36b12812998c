"""What one file of TEI needs to know while it is written: ids, pointers, what links lead to.

Also the record of what its format did not take.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from glossator.model import Entity, Event, Reference, Target, TargetKind, Term
from glossator.readers.dialect import own_id, xml_name
from glossator.resolve.resolved import Mention
from glossator.resolve.series import parties_of
from glossator.resolve.terms.senses import senses_for
from glossator.writers.export import Publication
from glossator.writers.tei.elements import Element, markup

Entry = Entity | Reference | Term | Event


@dataclass(frozen=True)
class Index:
    """A publication by what the files of TEI ask for besides."""

    publication: Publication
    kept: dict[str, list[str]] = field(default_factory=dict, compare=False, repr=False)
    """What of a header is the same in many files, written out, by its name."""

    @cached_property
    def everything(self) -> frozenset[Target]:
        """All letters and entries."""
        letters = (one.target for one in self.publication.edition.letters)
        return frozenset((*letters, *self.entries))

    @cached_property
    def entries(self) -> Mapping[Target, tuple[int, Entry]]:
        """All entries, each with its place in the edition's order."""
        edition = self.publication.edition
        kinds: tuple[tuple[TargetKind, tuple[Entry, ...]], ...] = (
            (TargetKind.REFERENCE, edition.references), (TargetKind.TERM, edition.terms),
            (TargetKind.EVENT, edition.events),
        )  # fmt: skip
        found: dict[Target, Entry] = {one.target: one for one in edition.entities}
        found |= {Target(kind, one.id): one for kind, entries in kinds for one in entries}
        return {target: (at, entry) for at, (target, entry) in enumerate(found.items())}

    @cached_property
    def csl(self) -> Mapping[str, str]:
        """Each reference's CSL item as JSON in markup, by its id."""
        return {one.id: markup(json.dumps(dict(one.csl), ensure_ascii=False))
                for one in self.publication.edition.references}  # fmt: skip

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The letters before and after one, in the edition and between the same people."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        rows: dict[frozenset[str] | None, list[str]] = defaultdict(list)
        for letter in self.publication.edition.letters:
            rows[None].append(letter.id)
            people = parties_of(letter)
            if len(people) > 1:
                rows[people].append(letter.id)
        for between, row in rows.items():
            way = "-in-correspondence" if between else "-in-edition"
            for before, after in pairwise(row):
                found[after].append((f"prev{way}", before))
                found[before].append((f"next{way}", after))
        return {letter: tuple(of) for letter, of in found.items()}

    def terms(self, letter: str) -> Iterable[Mention]:
        """The places of a letter where a glossary's term stands."""
        return (
            one
            for one in self.publication.resolved.mentions_in(TargetKind.LETTER, letter)
            if one.target.kind is TargetKind.TERM and not one.part and one.start < one.end
        )


@dataclass(slots=True)
class Asked:
    """What was asked of a file while something was written for it."""

    answers: dict[tuple[Question, Target], bool] | None = None
    """None where nobody wants to know them."""
    bound: bool = False
    """Whether it also got what no other file has, the id of a block for example."""
    led_out: bool = False
    """Whether any pointer led out of the file."""


Question = Callable[["Ground", Target], bool]
Write = Callable[[Element, "Ground"], Element]
"""Writes an entry into an element, and gives the entry."""
Put = Callable[[Element, Target, Write, "Ground", int], object]
"""What is done with an entry: where, of what, how it is written, for which file, how deep in it."""


Described = tuple[str, str]
"""A hand, agent (resp) or source, by its kind, and the words that describe it."""
_PARTS = (TargetKind.BLOCK, TargetKind.NOTE)
"""What stands within a letter."""


def _at_once(parent: Element, target: Target, write: Write, ground: Ground, depth: int) -> None:
    write(parent, ground)


@dataclass(slots=True)
class Ground:
    """One file, or one letter in it, while it is written."""

    index: Index
    here: frozenset[Target]
    """The entries that stand in the file: pointers lead there; others lead outside."""
    letter: str = ""
    uri: str = ""
    """Where the file stands in the site."""
    corpus: bool = False
    """Whether the file is the whole edition, whose header says what holds for all letters."""
    described: dict[Described, str] = field(default_factory=dict)
    """The ids of what the header describes for the text."""
    put: Put = _at_once
    """Brings an entry into the file."""
    before: str = ""
    """What begins the names of places: those of a translation are told from the letter's."""
    asked: Asked = field(default_factory=Asked)
    """Since this was last set anew."""
    _senses: dict[Target, str] = field(default_factory=dict)
    _fragments: int = 0
    _former: set[str] = field(default_factory=set)

    @property
    def publication(self) -> Publication:
        return self.index.publication

    def point(self, target: Target) -> str:
        """A pointer to an entry, a letter, a block or a note."""
        inside = self._ask(Ground.has, target)
        if not inside:
            self.asked.led_out = True
        if target.kind is TargetKind.PAGE:
            return self.publication.home.of(target, self.uri)
        return _pointer(target, inside)

    def has(self, target: Target) -> bool:
        """Whether it stands in this file."""
        if target in self.here:
            return True
        if target.kind in _PARTS:
            return target.letter == self.letter or _letter(target.letter) in self.here
        return (target.kind is TargetKind.LETTER and target == _letter(self.letter)) or (
            self.corpus and target.kind is TargetKind.THREAD
        )

    def lists(self, label: Target) -> bool:
        """Whether the letter's own list of references has an item with this id as its label."""
        letter = self.publication.letters.get(self.letter)
        return letter is not None and any(one.label == label.id for one in letter.references)

    def cited(self, key: str) -> str:
        """A pointer to the item in the letter's own list, or to the reference, that is cited."""
        if self._ask(Ground.lists, Target(TargetKind.REFERENCE, key)):
            return f"#{self.item(key)}"
        return self.named(TargetKind.REFERENCE, key)

    def _ask(self, question: Question, target: Target) -> bool:
        answer = question(self, target)
        if self.asked.answers is not None:
            self.asked.answers[question, target] = answer
        return answer

    def would_say(self, asked: Asked) -> bool:
        """Whether all that was asked of another file has the same answers in this one."""
        if asked.bound or not asked.answers:
            return not asked.bound
        return all(question(self, target) is answer
                   for (question, target), answer in asked.answers.items())  # fmt: skip

    def senses(self, target: Target) -> str:
        """Pointers to the senses that a term has in this letter."""
        self.asked.bound = True
        term = self.publication.terms[target.id]
        if not term.senses:
            return ""
        if target not in self._senses:
            found = senses_for(term, self.publication.letters[self.letter])
            before = f"{self.point(target)}.sense."
            known = target in self.here
            self._senses[target] = " ".join(f"{before}{n + 1}" for n, _ in found if known)
        return self._senses[target]

    def named(self, kind: TargetKind, name: str) -> str:
        """A pointer to an entry by its id."""
        return self.point(Target(kind, name))

    def place(self, name: str) -> str:
        """The xml:id of a block, a gap or another place of the letter."""
        self.asked.bound = True
        return f"{own_id('letter', self.letter)}.{xml_name(self.before + name)}"

    def former_place(self, name: str) -> str:
        """The same for an older id; empty where another block has it."""
        self.asked.bound = True
        letter = self.publication.letters.get(self.letter)
        if letter is not None and not self._former:
            self._former = {one.id for one in letter.blocks}
        if letter is None or self.before + name in self._former:
            return ""
        self._former.add(self.before + name)
        return self.place(name)

    def note(self, name: str, end: str = "") -> str:
        """The xml:id of a note, or of the beginning or end of its words."""
        self.asked.bound = True
        return f"{own_id('note', self.letter)}.{xml_name(name)}{end}"

    def item(self, label: str) -> str:
        """The xml:id of an item in the letter's own list of references."""
        self.asked.bound = True
        return f"{own_id('item', self.letter)}.{xml_name(label)}"

    def surface(self, number: int) -> str:
        """The xml:id of an image of the letter, by its place among them."""
        self.asked.bound = True
        return f"{own_id('surface', self.letter)}.{number + 1}"

    def image_of(self, page: str) -> str:
        """A pointer to the image of the page with this label; empty where it has none."""
        letter = self.publication.letters.get(self.letter)
        of_pages = letter.facsimile.of_pages if letter and letter.facsimile and page else {}
        return f"#{self.surface(of_pages[page])}" if page in of_pages else ""

    def described_as(self, kind: str, words: str) -> str:
        """A pointer to the hand, agent (resp) or source that the header has under these words."""
        self.asked.bound = True
        number = sum(one == kind for one, _ in self.described) + 1
        name = f"{own_id(kind, self.letter)}.{number}"
        return "#" + self.described.setdefault((kind, words), name)

    def descriptions(self, kind: str) -> Iterator[tuple[str, str]]:
        """The words of each of a kind, and its xml:id."""
        return ((words, name) for (one, words), name in self.described.items() if one == kind)

    def fragment(self) -> str:
        """An xml:id for a piece of words that had to be cut."""
        self.asked.bound = True
        self._fragments += 1
        return f"{own_id('piece', self.letter)}.{self._fragments}"


@lru_cache(maxsize=16_384)
def _pointer(target: Target, inside: bool) -> str:
    kind, name = target.kind, xml_name(target.id)
    if kind not in _PARTS:
        return f"#{kind}.{name}" if inside else f"{kind}:{name}"
    note = kind is TargetKind.NOTE
    if inside:
        return f"#{own_id('note' if note else 'letter', target.letter)}.{name}"
    return f"letter:{xml_name(target.letter)}#{'note-' if note else ''}{name}"


def _letter(name: str) -> Target:
    return Target(TargetKind.LETTER, name)
