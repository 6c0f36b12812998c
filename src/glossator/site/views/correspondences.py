"""Who wrote to whom, by years: a table of pairs, each number of which leads to its letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from markupsafe import Markup

from glossator.addresses import CORRESPONDENCES, LETTERS
from glossator.model import Letter, Target, TargetKind
from glossator.site.catalogue import Catalogue
from glossator.site.lists.correspondences import (
    UNDATED,
    Correspondences,
    Number,
    Pair,
    Period,
    Periods,
    Way,
)
from glossator.site.lists.finding import token
from glossator.site.lists.paging import Paged, page_uris, paged
from glossator.site.lists.rows import MOST_ROWS
from glossator.site.sitepage import Link, SearchEntry, SitePage
from glossator.site.typesetting.templating import render
from glossator.site.typesetting.typesetter import Typesetter
from glossator.wording import Wording
from glossator.wording.dates import year_span

STYLES_URI = "assets/glossator/correspondences.css"
"""Loaded by these pages, and by no other."""
UNSEEN = ("from", "to", "when")
"""The filters of the list of letters that only these pages ask for."""
NOBODY = "-"
"""Stands in an address for a sender or recipient who is not known."""


def asked_values(letter: Letter, counted_in: Periods) -> dict[str, tuple[str, ...]]:
    """What a letter is found by in the list of letters, by UNSEEN."""
    return {
        "from": tuple(one.party for one in letter.senders) or (NOBODY,),
        "to": tuple(one.party for one in letter.recipients) or (NOBODY,),
        "when": (counted_in.token(letter),),
    }


def periods_named(between: Correspondences, wording: Wording) -> Mapping[str, str]:
    """What readers call each period that is asked for, by its token."""
    named = {one.token: period_words(one, wording) for one in between.columns}
    return named | ({UNDATED: wording.gettext("undated")} if between.undated else {})


def period_words(period: Period, wording: Wording) -> str:
    """'1790', '1790s', '1790–1794', '46–42 BC'."""
    if period.last - period.first == 9 and period.first > 0:
        return wording.gettext("%(decade)ss", decade=period.first)
    return year_span(period.first, period.last, wording)


def correspondences_pages(catalogue: Catalogue) -> Iterator[SitePage]:
    """The table on as many pages as it needs; none where it would say nothing."""
    if catalogue.correspondences.says_something:
        register = _Register(catalogue)
        uris = page_uris(CORRESPONDENCES, catalogue.correspondences.pairs)
        yield from (register.page(number, uri) for number, uri in enumerate(uris, 1))


@dataclass(frozen=True)
class _Register:
    """The table, and its pages."""

    catalogue: Catalogue

    @cached_property
    def paged(self) -> Paged[Pair]:
        """Which pairs stand on which page."""
        return paged(CORRESPONDENCES, self.catalogue.correspondences.sections())

    def page(self, number: int, uri: str) -> SitePage:
        """One of the pages; the first is in the menu, and found by a search."""
        wording, first = self.catalogue.wording, number == 1
        title = wording.gettext("Who wrote to whom")
        described = wording.gettext("How many letters went from whom to whom, by years.")
        numbered = wording.gettext("%(title)s, page %(number)s", title=title, number=number)
        return SitePage(
            uri,
            title if first else numbered,
            partial(self._content, number),
            describe=partial(str, described if first else ""),
            fragments=lambda: self.paged.cuts[number - 1].fragments,
            entries=lambda: (SearchEntry("", title, described),) if first else (),
            listed=first,
            language=self.catalogue.settings.language,
        )

    def _content(self, number: int, link: Link, permalink: str) -> str:
        between, cut = self.catalogue.correspondences, self.paged.cuts[number - 1]
        setter = Typesetter(self.catalogue, cut.uri, link, permalink)
        names = periods_named(between, self.catalogue.wording)
        return render("correspondences.html", setter, between=between, paged=self.paged, cut=cut,
                      styles=setter.to(STYLES_URI), names=names, shown=_shown,
                      party=partial(Target, TargetKind.PARTY),
                      narrowed=_can_be_narrowed(self.catalogue),
                      leads=partial(_leads, setter))  # fmt: skip


def _leads(page: Typesetter, way: Way, when: str, number: Number) -> str:
    """Where a number leads: to the letter, where it is one, else to the list with just these;
    empty where the list is too long to be narrowed."""
    if number.only:
        return page.away(Target(TargetKind.LETTER, number.only))
    if not _can_be_narrowed(page.catalogue):
        return ""
    ends = (("from", token(way.sender)), ("to", token(way.recipient)))
    asked = [f"{name}={party or NOBODY}" for name, party in ends]
    return page.to(LETTERS, "&".join([*asked, *([f"when={when}"] if when else [])]))


def _can_be_narrowed(catalogue: Catalogue) -> bool:
    """Whether the list of letters shows what an address asks for."""
    return len(catalogue.letters) <= MOST_ROWS


def _shown(name: str) -> Markup:
    """A period as the head of a column: it may be broken where it goes on, and nowhere else."""
    first, *last = name.split("–")
    ends = (one.replace(" ", "\N{NO-BREAK SPACE}") for one in (first, *last))
    return Markup("–<wbr>").join(ends) if last else Markup.escape(name)
