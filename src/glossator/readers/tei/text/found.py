"""What turns up while a text is walked: notes and ids in their places, what means nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from glossator.model import Prose
from glossator.problems import Position
from glossator.readers.account import Decision, LeftOut
from glossator.readers.composing import Place
from glossator.readers.tei.elements import Element, normal
from glossator.readers.tei.lists.calling import Called
from glossator.readers.tei.notes.stringranges import Ranged
from glossator.readers.xmlsource import place
from glossator.wording import ENGLISH, Wording

_ELSEWHERE = re.compile(r"(?=.)[^\s#:]*(#[^\s#:]+)?")
"""A file or a letter, and a place in it or in this file; no address, and not several."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note met in a text, before its words and its quote are made."""

    element: Element | None
    """The note; None where `said` is all of it."""
    kind: str
    start: Place
    end: Place
    """Equal to `start` where the note stands after its words and does not say how many."""
    said: str = ""
    """What stands for a note's words: another reading, the expansion of an abbreviation."""
    position: Position = field(default_factory=lambda: Position(""))
    whole: bool = False
    """Whether it is on the letter as a whole."""
    parent: Element | None = None
    """The note that it is a note on."""
    onward: bool = False
    """Whether it is on what follows, where it is on no words of its own."""
    placed: bool = True
    """False where it names a place that is not here."""
    body: Prose = ()
    """The note's words, where they are made already."""
    ranged: tuple[Ranged, ...] | None = None
    """The signs to which it points, if it counts them; empty where they cannot be told."""
    targets: tuple[tuple[Place, Place], ...] = ()
    """Where it points to, if it names several places and not the end of one."""
    signs: tuple[tuple[Place, Place], ...] = ()
    """Where its signs stand, and other words that point to it."""


@dataclass(slots=True)
class Found:
    """What one letter's text has yielded beside its blocks."""

    path: str
    letter: str = ""
    """The letter's id."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Letters of the file by the xml:ids of themselves and of what is in them."""
    say: Wording = ENGLISH
    """The edition's words, for notes made of what the file says without words."""
    annotations: list[Annotation] = field(default_factory=list)
    translations: list[Element] = field(default_factory=list)
    """Divisions that hold a translation of the letter."""
    paired: tuple[tuple[Element, ...], ...] = ()
    """Paragraphs amid the letter's own that translate these, together for each language."""
    places: dict[str, tuple[Place, Place]] = field(default_factory=dict)
    """By xml:id: where an element's words begin and end."""
    pointed: dict[str, list[tuple[Place, Place]]] = field(default_factory=dict)
    """By id: the words of what points there, a footnote's sign for example."""
    described: list[Element] = field(default_factory=list)
    """Lists of persons, places and works."""
    unknown: Counter[str] = field(default_factory=Counter)
    unknown_at: dict[str, Position] = field(default_factory=dict)
    mapped: Counter[str] = field(default_factory=Counter)
    """Elements read for what they mean, by name."""
    left: list[LeftOut] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    pages: dict[Element, str] = field(default_factory=dict)
    """The label of each page break that has one, or whose image has one."""
    aside: Counter[str] = field(default_factory=Counter)
    """What is said beside words and has no place in an edition, by name."""
    taken: set[Element] = field(default_factory=set)
    """Elements outside of the text of which notes were made."""
    called: Mapping[str, Called] = field(default_factory=dict)
    """Who is meant by an id or a key of the file: a scribe, an editor, a correspondent."""
    around: Mapping[Element, Mapping[str, Sequence[tuple[int, Element]]]] = field(
        default_factory=dict
    )
    """What stands off all letters of a corpus, or beside several of a document
    (around.around_letters)."""
    noted: Mapping[Element, frozenset[str]] = field(default_factory=dict)
    """Ids of each document's notes (aside.noted)."""
    ranges: Mapping[Element, tuple[Ranged, ...]] = field(default_factory=dict)
    """What counts the signs to which it points (stringranges)."""
    follows: bool = False
    """Whether references in it become links when all files are read (readers/leads)."""
    first: bool = True
    """Whether no other letter of the same document comes before: what is told of the document
    itself is told with this one."""

    def at(self, element: Element) -> Position:
        """Where the element begins; the parser knows no columns."""
        return place(element, self.path)

    def other_letter(self, element: Element) -> str:
        """The other letter of the file that a reference with words leads to; empty for none."""
        target = (element.get("target") or "").strip()
        if not target.startswith("#") or not normal("".join(element.itertext())):
            return ""
        name = self.letters.get(target[1:], "")
        return "" if name == self.letter else name

    def elsewhere(self, element: Element, *names: str) -> str:
        """What a reference names in another file, or in this one, where it is no note, by the
        first of these attributes that it has; empty for none."""
        target = next((said.strip() for one in names if (said := element.get(one))), "")
        return target if _ELSEWHERE.fullmatch(target) and not self.is_note(element, target) else ""

    def is_told(self, element: Element) -> bool:
        """Whether the account of a reference that stands amid a text has it (aside.in_text)."""
        target = (element.get("target") or "").strip()
        if target and self.is_note(element, target):
            return False
        return next(element.iterancestors("{*}text"), None) is not None

    def is_note(self, element: Element, target: str) -> bool:
        """Whether a pointer leads to a note of the document."""
        if not target.startswith("#"):
            return False
        around = (self.noted[one] for one in element.iterancestors() if one in self.noted)
        return target[1:] in next(around, ())

    def count_unknown(self, name: str, element: Element) -> None:
        """An element that means nothing to us; its words were kept."""
        self.unknown[name] += 1
        self.unknown_at.setdefault(name, self.at(element))

    def leave(self, element: Element, why: str) -> None:
        """Words that are none of the letter's."""
        if said := normal("".join(element.itertext())):
            self.left.append(LeftOut(self.at(element), said, why))

    def absorb(self, inner: Found) -> None:
        """What was met in a note counts as met in the letter; its places are its own."""
        self.described += inner.described
        self.unknown.update(inner.unknown)
        self.unknown_at.update({**inner.unknown_at, **self.unknown_at})
        self.mapped.update(inner.mapped)
        self.left += inner.left
        self.decisions += inner.decisions
