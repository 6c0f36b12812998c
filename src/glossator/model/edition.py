"""An edition as read: its letters, its apparatus, and what holds for all of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from glossator.model.apparatus import Entity, Event, LinkPolicy, Note, Reference, Term
from glossator.model.letter import Letter
from glossator.model.statements import Date
from glossator.model.targets import Target, TargetKind
from glossator.model.text import NOWHERE, Prose
from glossator.problems import Level, Position


@dataclass(frozen=True, slots=True)
class Page:
    """An ordinary Markdown page of the site, read for its links."""

    path: str
    """Relative to the edition's folder, with forward slashes."""
    title: str
    body: Prose


@dataclass(frozen=True, slots=True)
class Editor:
    """Someone responsible for the edition."""

    name: str
    role: str = ""
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class ThreadName:
    """A name that the editor gives to a thread."""

    id: str
    title: str
    root: str
    """Id of the letter or reference that it begins with."""
    summary: Prose = ()
    position: Position = field(default=NOWHERE, compare=False)

    @property
    def target(self) -> Target:
        """What links to the thread lead to."""
        return Target(TargetKind.THREAD, self.id)


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the whole edition (edition.yml)."""

    title: str
    subtitle: str = ""
    description: str = ""
    editors: tuple[Editor, ...] = ()
    address: str = ""
    """Where it is published."""
    version: str = ""
    date: Date | None = None
    language: str = "en"
    rights: tuple[tuple[str, str], ...] = ()
    """What (text, notes, data) and under which terms."""
    link: LinkPolicy = LinkPolicy.EVERY
    kinds: tuple[tuple[str, str], ...] = ()
    """The kinds of notes: id and name for readers."""
    threads: tuple[ThreadName, ...] = ()
    rules: tuple[Level, ...] = ()
    """The levels that the edition gives to rules."""

    @property
    def kind_ids(self) -> tuple[str, ...]:
        """The ids of the kinds of notes."""
        return tuple(kind for kind, _ in self.kinds)

    @property
    def full_title(self) -> str:
        """Title and subtitle, as citations have them."""
        return ": ".join(filter(None, (self.title, self.subtitle)))


@dataclass(frozen=True, slots=True)
class Edition:
    """A folder of letters with its apparatus, as read; nothing is matched or linked yet."""

    folder: str
    settings: Settings
    letters: tuple[Letter, ...] = ()
    notes: tuple[Note, ...] = ()
    terms: tuple[Term, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    events: tuple[Event, ...] = ()
    pages: tuple[Page, ...] = ()
    volumes: tuple[str, ...] = ()
    """Where other volumes stand beside this one's first page, '../1806/'."""
    unread: tuple[str, ...] = ()
    """Files that could not be read, relative to the folder. What only they hold is not missing."""
    lost: frozenset[str] = frozenset()
    """Ids of what stands in files that were read and could not be made, since something in it is
    wrong: an entry's id, or `letter#note`. That is told once, where it stands."""
    files: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """All files of the folder, relative to it; pictures and the like among them."""
