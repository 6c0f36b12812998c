"""The list of threads, in the order in which they begin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from glossator.addresses import THREADS, address
from glossator.datewords import filed_under, year_words
from glossator.model import Target, TargetKind
from glossator.resolve.resolved import Thread
from glossator.shortening import shortened
from glossator.site.catalogue import Catalogue, plain
from glossator.site.lists.finding import Entry, finder
from glossator.site.lists.listing import Listing, list_pages
from glossator.site.lists.paging import Section
from glossator.site.lists.rows import Row
from glossator.site.sitepage import SitePage
from glossator.site.threads.members import parts_of_issue

SUMMARY = 200
"""Characters of a thread's summary that its line has room for."""


def thread_list(catalogue: Catalogue) -> Iterator[SitePage]:
    """The pages of the list."""
    threads = catalogue.resolved.threads
    listing = Listing(
        uri=THREADS,
        total=len(threads),
        template="threads.html",
        title=catalogue.wording.gettext("Threads"),
        description="",
        sections=lambda: [Section("", "", threads)],
        finder=lambda: finder([Entry(one.id) for one in threads]),
        more=lambda setter, cut: {"summary": SUMMARY, "measure": partial(_measure, catalogue)},
    )
    return list_pages(catalogue, listing, partial(_in_plain_text, catalogue))


def _in_plain_text(catalogue: Catalogue) -> Iterator[Row]:
    """The rows as their template has slots for them."""
    for one in catalogue.resolved.threads:
        slots = (one.title, shortened(plain(one.summary), SUMMARY), _measure(catalogue, one))
        yield Row(one.id, address(one.target)[0], "", slots)


def _measure(catalogue: Catalogue, thread: Thread) -> str:
    """How many have a part in a thread, and in which years: '3 letters, 1805 to 1807'."""
    wording, members = catalogue.wording, _members(catalogue, thread)
    years = sorted({year for one in thread.members if (year := _year(catalogue, one)) is not None})
    first, last = (year_words(one, wording) for one in (years[0], years[-1])) if years else ("", "")
    span = wording.gettext("%(first)s to %(last)s", first=first, last=last)
    return ", ".join(filter(None, (members, first if first == last else span)))


def _members(catalogue: Catalogue, thread: Thread) -> str:
    wording, count = catalogue.wording, len(thread.members)
    if thread.members and all(one.kind is TargetKind.LETTER for one in thread.members):
        return wording.ngettext("%(num)s letter", "%(num)s letters", count)
    return wording.ngettext(
        "%(num)s letter or publication", "%(num)s letters and publications", count
    )


def _year(catalogue: Catalogue, member: Target) -> int | None:
    """Of a letter as the list of letters files it, or of a publication."""
    if member.kind is TargetKind.LETTER:
        letter = catalogue.letters.get(member.id)
        year = filed_under(letter.date) if letter else ""
        return int(year) if year else None
    return next(iter(parts_of_issue(catalogue, member)), None)
