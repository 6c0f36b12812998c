"""The list of threads, in the order in which they begin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from glossator.addresses import THREADS, address
from glossator.model import Target, TargetKind
from glossator.site.catalogue import Catalogue, plain, shortened
from glossator.site.lists.finding import Entry, finder
from glossator.site.lists.listing import Listing, list_pages
from glossator.site.lists.paging import Section
from glossator.site.lists.rows import Row
from glossator.site.sitepage import SitePage

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
        more=lambda setter, cut: {"summary": SUMMARY},
    )
    return list_pages(catalogue, listing, partial(_in_plain_text, catalogue))


def _in_plain_text(catalogue: Catalogue) -> Iterator[Row]:
    """The rows as their template has slots for them."""
    for one in catalogue.resolved.threads:
        members = catalogue.wording.ngettext(
            "%(num)s letter or publication",
            "%(num)s letters and publications",
            len(one.members),
        )
        slots = (one.title, shortened(plain(one.summary), SUMMARY), members)
        yield Row(one.id, address(Target(TargetKind.THREAD, one.id))[0], "", slots)
