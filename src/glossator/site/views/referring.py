"""What the rest of the edition says of a letter, below it and on as many pages more as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from glossator.addresses import address
from glossator.model import Letter, TargetKind
from glossator.resolve.resolved import Mention
from glossator.site.catalogue import Catalogue
from glossator.site.lists.paging import Cut, Paged
from glossator.site.sitepage import SitePage
from glossator.site.typesetting.typesetter import Typesetter
from glossator.site.views.mentionpages import (
    Places,
    first_page,
    further_pages,
    mention_pages,
    on_page,
)
from glossator.site.views.mentions import Backlinks, at_most


@dataclass(frozen=True, slots=True)
class Referring:
    """What leads into a letter from elsewhere."""

    paged: Paged[Mention]
    texts: Backlinks
    """As much as stands below the letter."""
    pages: tuple[str, ...]
    """The edition's ordinary pages, by path; these are only named."""
    more: int = 0
    """How many pages there are beside these."""

    @property
    def cut(self) -> Cut[Mention]:
        """What of a list of several pages stands below the letter."""
        return self.paged.cuts[0]

    @property
    def count(self) -> int:
        """How many places and pages there are."""
        return self.paged.total + len(self.pages) + self.more


def referring_to(setter: Typesetter, letter: Letter) -> Referring | None:
    """All that leads into a letter, a place in it, or a note on it; None where nothing does."""
    if letter.id not in setter.catalogue.leading_into:
        return None  # as for most letters
    paged = _pages(setter.catalogue, letter)
    found = setter.catalogue.referring(letter.id)
    pages = dict.fromkeys(one.source.id for one in found if one.source.kind is TargetKind.PAGE)
    named = tuple(pages)[: first_page(letter.target)]
    made = Referring(paged, on_page(setter, paged.cuts[0]), named, len(pages) - len(named))
    return made if made.count else None


def headings(catalogue: Catalogue, letter: Letter) -> tuple[str, ...]:
    """The fragments of the headings in the list below a letter, which a short one has not."""
    if at_most(catalogue, letter.target) <= first_page(letter.target):
        return ()
    paged = _pages(catalogue, letter)
    first = paged.cuts[0]
    return (*first.fragments, *paged.beyond(first)) if paged.long else ()


def further_referring(catalogue: Catalogue) -> Iterator[SitePage]:
    """The pages after the letters' own."""
    heading = catalogue.wording.gettext("Where this letter is mentioned")
    for letter in catalogue.letters.values():
        if letter.id in catalogue.leading_into:
            pages = cache(partial(_pages, catalogue, letter))
            yield from further_pages(catalogue, letter.target, pages, heading)


def _pages(catalogue: Catalogue, letter: Letter) -> Places:
    return mention_pages(catalogue, letter.target, address(letter.target)[0])
