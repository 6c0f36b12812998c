"""A letter's translation: its own blocks, which stand beside those of the letter.

Which block translates which is told in `pairing`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from glossator.model.targets import Target, TargetKind
from glossator.model.text import NOWHERE, Block, plain_text, starts_of
from glossator.problems import Position


@dataclass(frozen=True, slots=True)
class Translator:
    """Who translated: a party of the edition, or somebody by name alone."""

    party: str = ""
    """Id of a party; empty where only a name is given."""
    name: str = ""

    @property
    def target(self) -> Target:
        """What links to the party lead to, where it is one."""
        return Target(TargetKind.PARTY, self.party)


@dataclass(frozen=True, slots=True)
class Translation:
    """What a letter says in another language."""

    id: str
    """Tells it from the letter's other translations: what its file has between the letter's id and
    the ending, in most cases the language."""
    language: str
    """BCP 47."""
    blocks: tuple[Block, ...]
    """A block's attribute `translates` holds the ids of the letter's blocks that it translates,
    with blanks between, where that is not told by its kind and its turn."""
    title: str = ""
    translators: tuple[Translator, ...] = ()
    source: str = ""
    """Where the translation was taken from, in the editor's words."""
    rights: str = ""
    position: Position = field(default=NOWHERE, compare=False)

    @property
    def text(self) -> str:
        """Its words: the blocks' texts with one line feed between them."""
        return plain_text(self.blocks)

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each block begins in the text, in code points."""
        return starts_of(self.blocks)

    @property
    def fragment(self) -> str:
        """Where it stands in the letter's page; the fragments of its blocks begin with it."""
        return f"translation-{self.id}"
