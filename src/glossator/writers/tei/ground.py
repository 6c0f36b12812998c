"""What one file of TEI needs to know while it is written: ids, pointers, what links lead to.

Also the record of what its format did not take.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from glossator.model import Target, TargetKind
from glossator.readers.tei.elements import Element
from glossator.readers.tei.own.vocabulary import own_id, xml_name
from glossator.resolve.resolved import Mention
from glossator.resolve.senses import senses_for
from glossator.writers.export import Publication


@dataclass(frozen=True)
class Index:
    """A publication by what the files of TEI ask for besides."""

    publication: Publication
    encodings: dict[str, Element] = field(default_factory=dict, compare=False, repr=False)
    """The part of a header that is the same in all files of a folder, by the folder."""

    @cached_property
    def everything(self) -> frozenset[Target]:
        """All letters and entries."""
        edition = self.publication.edition
        kinds = ((TargetKind.LETTER, edition.letters), (TargetKind.TERM, edition.terms),
                 (TargetKind.REFERENCE, edition.references),
                 (TargetKind.EVENT, edition.events))  # fmt: skip
        found = (Target(kind, one.id) for kind, entries in kinds for one in entries)
        return frozenset((*found, *self.publication.entities))

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The letters before and after one, in the edition and between the same people."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        rows: dict[frozenset[str] | None, list[str]] = defaultdict(list)
        for letter in self.publication.edition.letters:
            rows[None].append(letter.id)
            people = frozenset(one.party for one in (*letter.senders, *letter.recipients))
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
    hands: dict[str, str] = field(default_factory=dict)
    """The ids of hands by their description."""
    _senses: dict[Target, str] = field(default_factory=dict)
    _fragments: int = 0
    _former: set[str] = field(default_factory=set)

    @property
    def publication(self) -> Publication:
        return self.index.publication

    def point(self, target: Target) -> str:
        """A pointer to an entry, a letter, a block or a note."""
        if target.kind in (TargetKind.BLOCK, TargetKind.NOTE):
            return self._part(target)
        if target.kind is TargetKind.PAGE:
            return self.publication.home.of(target, self.uri)
        inside = target in self.here or target == Target(TargetKind.LETTER, self.letter)
        inside = inside or (self.corpus and target.kind is TargetKind.THREAD)
        before = f"#{target.kind}." if inside else f"{target.kind}:"
        return before + xml_name(target.id)

    def _part(self, target: Target) -> str:
        note = target.kind is TargetKind.NOTE
        if target.letter == self.letter or Target(TargetKind.LETTER, target.letter) in self.here:
            return f"#{own_id('note' if note else 'letter', target.letter)}.{xml_name(target.id)}"
        return f"letter:{xml_name(target.letter)}#{'note-' if note else ''}{xml_name(target.id)}"

    def senses(self, target: Target) -> str:
        """Pointers to the senses that a term has in this letter."""
        if target not in self._senses:
            found = senses_for(
                self.publication.terms[target.id], self.publication.letters[self.letter]
            )
            before = f"{self.point(target)}.sense."
            known = target in self.here
            self._senses[target] = " ".join(f"{before}{n + 1}" for n, _ in found if known)
        return self._senses[target]

    def named(self, kind: TargetKind, name: str) -> str:
        """A pointer to an entry by its id."""
        return self.point(Target(kind, name))

    def place(self, name: str) -> str:
        """The xml:id of a block, a gap or another place of the letter."""
        return f"{own_id('letter', self.letter)}.{xml_name(name)}"

    def former_place(self, name: str) -> str:
        """The same for an older id; empty where another block has it."""
        letter = self.publication.letters.get(self.letter)
        if letter is not None and not self._former:
            self._former = {one.id for one in letter.blocks}
        if letter is None or name in self._former:
            return ""
        self._former.add(name)
        return self.place(name)

    def note(self, name: str, end: str = "") -> str:
        """The xml:id of a note, or of the beginning or end of its words."""
        return f"{own_id('note', self.letter)}.{xml_name(name)}{end}"

    def item(self, label: str) -> str:
        """The xml:id of an item in the letter's own list of references."""
        return f"{own_id('item', self.letter)}.{xml_name(label)}"

    def hand(self, described: str) -> str:
        """A pointer to the hand so described."""
        name = f"{own_id('hand', self.letter)}.{len(self.hands) + 1}"
        return "#" + self.hands.setdefault(described, name)

    def fragment(self) -> str:
        """An xml:id for a piece of words that had to be cut."""
        self._fragments += 1
        return f"{own_id('piece', self.letter)}.{self._fragments}"
