"""The edition as one page sees it, with the addresses that its head gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glossator.model import Certainty, Letter, Target
from glossator.site.catalogue import Catalogue
from glossator.site.names.translations import file_called
from glossator.site.sitepage import Link


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same in another format."""

    uri: str
    media_type: str
    title: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A page's view of the edition."""

    catalogue: Catalogue
    link: Link
    permalink: str
    """The page's own absolute address; empty where the site has none."""

    def address(self, target: Target) -> str:
        """Absolute where the site's address is known, else as a link from this page."""
        home = self.catalogue.home
        if home.site:
            return home.of(target)
        return self.link(*self.catalogue.address(target))

    def alternates(self, letter: str) -> tuple[Alternate, ...]:
        """The files that hold this letter, or the whole edition where it is no letter's page."""
        return tuple(self._alternates(letter))

    def _alternates(self, letter: str) -> Iterator[Alternate]:
        if self.catalogue.exports is None:
            return
        for one, output in self.catalogue.exports.of_letter(letter):
            if letter or one.id == "atom":
                name = file_called(self.catalogue, one, output)
                yield Alternate(self.link(output.uri, ""), one.media_type, name)


def sure_of(letter: Letter, fact: str) -> bool:
    """Whether a fact of a letter is told without a grade."""
    return all(one.certainty is Certainty.CERTAIN for one in letter.evidence if one.fact == fact)
