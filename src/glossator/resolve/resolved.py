"""What resolving yields: every note in its place, every mention with its sentence, every answer.

Mentions are one set. Read by source they are an entry's links, read by target its backlinks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from glossator.model import AnswerKind, Certainty, Edition, Note, Prose, Target, TargetKind
from glossator.resolve.sentences.boundaries import Sentence, Sentences

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of one block of a letter; a point where start == end."""

    block: int
    """Index into the letter's blocks."""
    start: int
    end: int


def in_whole_text(stretches: Sequence[Stretch], starts: Sequence[int]) -> tuple[int, int]:
    """Where stretches begin and end in the text of their letter, whose blocks begin at `starts`."""
    first, last = stretches[0], stretches[-1]
    return starts[first.block] + first.start, starts[last.block] + last.end


@dataclass(frozen=True, slots=True)
class Anchor:
    """A note in its place."""

    note: Note
    stretches: tuple[Stretch, ...] = ()
    """The words it is about, block by block; empty where it is about a whole letter or a note."""
    at: Target | None = None
    """What it stands on where it has no quote: a letter, a block or another note."""
    lemma: str = ""
    """The words as they stand in the letter."""


NO_TEXT = Sentences()

FIELDS = ("sources", "see", "references", "printed", "about")
"""The parts that are no text: fields of a letter, note, entry or event that name something."""


# A named tuple is made several times as fast as a frozen dataclass, and of nothing are there more
# than of mentions.
class Mention(NamedTuple):
    """One place that names something."""

    source: Target
    """The text it stands in: a letter, note, term, party, place, work, reference, event or page."""
    target: Target
    part: str = ""
    """Which part of the source: '' its text (a letter, a note's body, a definition, a biography),
    'translation-ID' one of a letter's translations, 'section N', 'sense N' (from 0), or the field
    that names the target (see FIELDS)."""
    block: int = 0
    """Index of the block in that part."""
    start: int = 0
    end: int = 0
    """Equal to `start` for a citation or a field."""
    within: Sentences = NO_TEXT
    """The sentences of that block; none for a field."""
    linked: bool = True
    """False where a glossary's policy (first, none) leaves the words without a link."""
    number: int = 1
    """The how-manieth mention of this target in this source; each translation counts anew."""

    @property
    def sentence(self) -> Sentence:
        """The sentence that it stands in; empty for a field."""
        return self.within.around(self.start, self.end)

    @property
    def anchor(self) -> str:
        """The id that the words carry in a letter's page."""
        kind, name, _ = self.target
        own = kind + f"-{name}-at-{self.number}"  # an enum's own way to be formatted is slow
        return f"{self.part}-{own}" if self.part else own

    @property
    def in_translation(self) -> bool:
        """Whether it stands in a letter's translation."""
        return self.part.startswith("translation-")


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """An answer with both its ends."""

    kind: AnswerKind
    source: Target
    """The letter or reference that answers."""
    target: Target
    """The letter or reference that is answered."""
    source_stretches: tuple[Stretch, ...] = ()
    source_words: str = ""
    """Empty where the whole letter answers."""
    target_stretches: tuple[Stretch, ...] = ()
    target_words: str = ""
    passage: str = ""
    """What is answered in a publication that the edition does not hold."""
    note: Note | None = None
    """The note that says so."""
    certainty: Certainty = Certainty.CERTAIN
    anchor: str = ""
    """The id that the answered words carry in their letter's page; empty for the whole."""

    @property
    def of_whole(self) -> bool:
        """Whether the whole of one answers the whole of the other."""
        return not (self.source_words or self.target_words or self.passage)


@dataclass(frozen=True, slots=True)
class Thread:
    """Letters and publications joined by answers."""

    id: str
    title: str
    members: tuple[Target, ...]
    """Letters and references by date, the undated last."""
    answers: tuple[AnswerLink, ...]
    summary: Prose = ()

    @property
    def target(self) -> Target:
        """What links to it lead to."""
        return Target(TargetKind.THREAD, self.id)


def grouped(found: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    """Things by what they have in common, in the order given."""
    groups: dict[K, list[T]] = defaultdict(list)
    for one in found:
        groups[key(one)].append(one)
    return {name: tuple(group) for name, group in groups.items()}


@dataclass(frozen=True, slots=True)
class Ends:
    """Mentions by both their ends, in the order of the edition."""

    by_source: Mapping[Target, tuple[Mention, ...]] = field(default_factory=dict)
    by_target: Mapping[Target, tuple[Mention, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> Ends:
        """Of mentions in the order of the edition."""
        held = tuple(mentions)
        return cls(
            grouped(held, lambda one: one.source),
            grouped(held, lambda one: one.target),
        )


@dataclass(frozen=True, slots=True)
class Groups:
    """What an edition holds by what it belongs to."""

    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    """By letter, as the editor has them."""
    anchors: Mapping[str, tuple[Anchor, ...]] = field(default_factory=dict)
    """By letter, in the order of its text."""
    mentions: Ends = field(default_factory=Ends)


@dataclass(frozen=True)
class Resolved:
    """An edition with everything found and joined."""

    edition: Edition
    """As read, with the names of linked things filled in for [[id]] without words."""
    anchors: tuple[Anchor, ...] = ()
    """By letter, then by place in the text; notes on whole letters first."""
    mentions: tuple[Mention, ...] = ()
    answers: tuple[AnswerLink, ...] = ()
    threads: tuple[Thread, ...] = ()
    groups: Groups = field(default_factory=Groups, repr=False, compare=False)
    """The same by what it belongs to; made here where it is not given."""
    answers_by: Mapping[Target, tuple[AnswerLink, ...]] = field(init=False, repr=False)
    """By the letter or reference that answers."""
    answers_to: Mapping[Target, tuple[AnswerLink, ...]] = field(init=False, repr=False)
    """By the letter or reference that is answered."""

    def __post_init__(self) -> None:
        def put(name: str, made: object) -> None:
            object.__setattr__(self, name, made)

        put("answers_by", grouped(self.answers, lambda one: one.source))
        put("answers_to", grouped(self.answers, lambda one: one.target))
        if self.groups == Groups():
            notes = grouped(self.edition.notes, lambda one: one.letter)
            anchors = grouped(self.anchors, lambda one: one.note.letter)
            put("groups", Groups(notes, anchors, Ends.of(self.mentions)))

    @property
    def by_source(self) -> Mapping[Target, tuple[Mention, ...]]:
        """Mentions by the text that they stand in."""
        return self.groups.mentions.by_source

    @property
    def by_target(self) -> Mapping[Target, tuple[Mention, ...]]:
        """Mentions by what they name."""
        return self.groups.mentions.by_target

    def anchors_of(self, letter: str) -> tuple[Anchor, ...]:
        """The notes of one letter in the order of its text."""
        return self.groups.anchors.get(letter, ())

    def mentions_in(self, kind: TargetKind, source_id: str) -> tuple[Mention, ...]:
        """The mentions that stand in one text (not a note's)."""
        return self.by_source.get(Target(kind, source_id), ())
