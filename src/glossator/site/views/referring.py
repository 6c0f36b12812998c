"""What the rest of the edition says of a letter, below it."""

from __future__ import annotations

from dataclasses import dataclass

from glossator.model import Letter, TargetKind
from glossator.site.typesetter import Typesetter
from glossator.site.views.mentions import Backlinks, backlinks


@dataclass(frozen=True, slots=True)
class Referring:
    """What leads into a letter from elsewhere."""

    texts: Backlinks
    pages: tuple[str, ...]
    """The edition's ordinary pages, by path. They guide to letters rather than speak of them, often
    in every line, so they are only named."""

    @property
    def count(self) -> int:
        """How many places and pages there are."""
        return self.texts.count + len(self.pages)


def referring_to(setter: Typesetter, letter: Letter) -> Referring:
    """All that leads into a letter, a place in it, or a note on it."""
    found = setter.catalogue.referring.get(letter.id, ())
    pages = dict.fromkeys(one.source.id for one in found if one.source.kind is TargetKind.PAGE)
    spoken = (one for one in found if one.source.kind is not TargetKind.PAGE)
    return Referring(backlinks(setter, spoken), tuple(pages))
