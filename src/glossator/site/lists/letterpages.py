"""The letters that a party wrote, received or translated, or that were written at a place or sent
there, on as many pages as they need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from glossator.model import Target, TargetKind
from glossator.site.catalogue import Catalogue
from glossator.site.exchanges import Share
from glossator.site.lists.finding import divides, token
from glossator.site.lists.letteryears import Years
from glossator.site.lists.otherside import listed
from glossator.site.lists.paging import Cut, Paged, Section, paged
from glossator.site.lists.rows import MOST_ROWS
from glossator.site.sitepage import Link, SitePage
from glossator.site.typesetting.templating import render
from glossator.site.typesetting.typesetter import Typesetter
from glossator.site.views.mentionpages import beside


def letters_of(catalogue: Catalogue, target: Target, uri: str) -> Paged[Share]:
    """The letters by the entity's part in them; the first pageful stands on its own page."""
    found, wording = catalogue.exchanged(target), catalogue.wording
    sections = (
        Section(wording.gettext("Letters written"), "sent", tuple(found.sent)),
        Section(wording.gettext("Letters received"), "received", tuple(found.received)),
        Section(wording.gettext("Letters translated"), "translated", tuple(found.translated)),
        Section(wording.gettext("Letters written here"), "written-here", tuple(found.written_at)),
        Section(wording.gettext("Letters sent here"), "sent-here", tuple(found.sent_to)),
    )
    held = (one for one in sections if one.entries)
    return paged(uri, held, further=beside(uri, "letters"))


def filtered(catalogue: Catalogue, target: Target) -> str:
    """The fragment with which the list of letters shows those of a correspondent alone; empty where
    it has no such filter."""
    found, letters = catalogue.exchanged(target), catalogue.letters.values()
    if target.kind is not TargetKind.PARTY or not (found.sent or found.received):
        return ""
    writing = Counter(one for each in letters for one in {who.party for who in each.correspondents})
    offered = len(letters) <= MOST_ROWS and divides(writing.values(), len(letters))
    return f"party={token(target.id)}" if offered else ""


def further_letters(
    catalogue: Catalogue, target: Target, letters: Paged[Share], begun: Years
) -> Iterator[SitePage]:
    """The pages after the first."""
    name = catalogue.name(target)
    for cut in letters.cuts[1:]:
        number = catalogue.wording.number(cut.number)
        title = catalogue.wording.gettext(
            "%(name)s: letters, page %(number)s", name=name, number=number
        )
        content = _content(catalogue, target, letters, begun, cut)
        language = catalogue.settings.language
        fragments = partial(tuple[str, ...], (*cut.fragments, *begun.on(cut.uri)))
        yield SitePage(cut.uri, title, content, fragments=fragments, language=language)


def _content(
    catalogue: Catalogue, target: Target, letters: Paged[Share], begun: Years, cut: Cut[Share]
) -> Callable[[Link, str], str]:
    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, cut.uri, link, permalink)
        return render("exchanged.html", setter, target=target, letters=letters, cut=cut,
                      years=begun, listed=partial(listed, catalogue, target),
                      filtered=partial(filtered, catalogue, target))  # fmt: skip

    return content
