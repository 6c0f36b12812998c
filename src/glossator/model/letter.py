"""A letter: its facts, each with how sure it is, and its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from glossator.model.facsimile import Facsimile
from glossator.model.statements import Answer, Certainty, Date, Identifier
from glossator.model.targets import Target, TargetKind
from glossator.model.text import NOWHERE, Block, plain_text, starts_of
from glossator.model.translation import Translation
from glossator.problems import Position


@dataclass(frozen=True, slots=True)
class Listed:
    """One item of a letter's own numbered list of references."""

    label: str
    """The number or letter as printed."""
    reference: str = ""
    """Id of the reference; empty where it is not known."""
    certainty: Certainty = Certainty.CERTAIN
    candidates: tuple[str, ...] = ()
    """Ids of the references that it may be, where it is not known."""
    comment: str = ""
    position: Position = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A sender or recipient, with how sure that is."""

    party: str
    certainty: Certainty = Certainty.CERTAIN
    comment: str = ""
    position: Position = field(default=NOWHERE, compare=False)

    @property
    def target(self) -> Target:
        """What links to the party lead to."""
        return Target(TargetKind.PARTY, self.party)


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a letter was printed."""

    reference: str
    pages: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How sure one of a letter's facts is, and why."""

    fact: str
    """The name of the fact in the front matter, 'title'."""
    certainty: Certainty
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The letter before or after, as the source of a letter has it stored (TEI correspContext)."""

    letter: str
    """Its id, which the edition need not hold."""
    before: bool
    """Whether it is said to come before."""
    series: str = ""
    """What the source counts: `correspondence` for letters between the same people, else its own
    word for letters of its choice, a volume's for example; empty where it does not say."""
    position: Position = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """One message: its facts and its text."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    kind: str = "letter"
    senders: tuple[Correspondent, ...] = ()
    recipients: tuple[Correspondent, ...] = ()
    date: Date | None = None
    place: str = ""
    """Id of the place where it was written."""
    destination: str = ""
    """Id of the place it was sent to."""
    language: str = "en"
    """BCP 47."""
    printed: Printed | None = None
    answers: tuple[Answer, ...] = ()
    references: tuple[Listed, ...] = ()
    status: str = "complete"
    rights: str = ""
    source: str = ""
    """Where the text was taken from, in the editor's words."""
    evidence: tuple[Evidence, ...] = ()
    formerly: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    """What it is called where it comes from, by which later imports find it; a label is the block
    of which that is the name."""
    facsimile: Facsimile | None = None
    translations: tuple[Translation, ...] = ()
    """In the order of their ids."""
    neighbours: tuple[Neighbour, ...] = field(default=(), compare=False)
    """What the source says; the edition's own neighbours are computed (resolve.series)."""
    position: Position = field(default=NOWHERE, compare=False)

    @property
    def target(self) -> Target:
        """What links to it lead to."""
        return Target(TargetKind.LETTER, self.id)

    @property
    def correspondents(self) -> tuple[Correspondent, ...]:
        """Between whom it passed: the senders, then the recipients."""
        return (*self.senders, *self.recipients)

    @property
    def places(self) -> tuple[str, ...]:
        """Ids of the places between which it went, as far as they are known."""
        return tuple(dict.fromkeys(filter(None, (self.place, self.destination))))

    @property
    def text(self) -> str:
        """What the writer wrote: the blocks' texts with one line feed between them."""
        return plain_text(self.blocks)

    @property
    def has_images(self) -> bool:
        """Whether it has images of its pages, and not only a manifest of them."""
        return self.facsimile is not None and bool(self.facsimile.images)

    @property
    def translated_into(self) -> tuple[str, ...]:
        """The languages of its translations, each once."""
        return tuple(dict.fromkeys(one.language for one in self.translations))

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each block begins in the letter's text, in code points."""
        return starts_of(self.blocks)
