"""Threads: who answers whom, as a drawing, in order, and passage against passage; and their list,
in the order in which they begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from glossator.addresses import THREADS, address
from glossator.model import Target, TargetKind
from glossator.resolve.resolved import AnswerLink, Thread
from glossator.shortening import shortened
from glossator.site.catalogue import Catalogue, plain
from glossator.site.lists.finding import Entry, finder
from glossator.site.lists.listing import Listing, list_pages
from glossator.site.lists.paging import Section
from glossator.site.lists.rows import Row
from glossator.site.sitepage import Link, Scope, SearchEntry, SitePage
from glossator.site.threads.answers import AnswerView, answer_view, in_text_order
from glossator.site.threads.drawing import draw
from glossator.site.threads.members import (
    Member,
    drawn,
    encounter_id,
    members,
    parts_of_issue,
    relations,
)
from glossator.site.typesetting.templating import render
from glossator.site.typesetting.typesetter import Typesetter
from glossator.wording import Wording
from glossator.wording.dates import ends_in_words, filed_under, year_words

__all__ = ["Encounter", "Member", "encounters", "members", "thread_pages"]


@dataclass(frozen=True, slots=True)
class Encounter:
    """All that one member of a thread says to another."""

    id: str
    source: Target
    target: Target
    whole: tuple[AnswerView, ...]
    """Answers of the whole to the whole."""
    passages: tuple[AnswerView, ...]


def thread_pages(catalogue: Catalogue) -> tuple[SitePage, ...]:
    """A page for each thread, and a list where there are several."""
    threads = catalogue.resolved.threads
    single = len(threads) == 1
    pages = tuple(_page(catalogue, thread, single) for thread in threads)
    return pages if len(pages) < 2 else (*thread_list(catalogue), *pages)


def encounters(setter: Typesetter, links: Iterable[AnswerLink]) -> tuple[Encounter, ...]:
    """Answers by who answers whom, each in the order of the answering text."""
    found: dict[tuple[Target, Target], list[AnswerLink]] = {}
    for link in links:
        found.setdefault((link.source, link.target), []).append(link)
    return tuple(_encounter(setter, pair, links) for pair, links in found.items())


def _encounter(
    setter: Typesetter, pair: tuple[Target, Target], links: Sequence[AnswerLink]
) -> Encounter:
    whole = [one for one in links if one.of_whole]
    rest = [one for one in links if not one.of_whole]
    return Encounter(
        encounter_id(*pair),
        *pair,
        tuple(answer_view(setter, one) for one in whole),
        tuple(answer_view(setter, one) for one in in_text_order(rest)),
    )


def _page(catalogue: Catalogue, thread: Thread, single: bool) -> SitePage:
    target = thread.target
    uri = address(target)[0]

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, uri, link, permalink)
        told = relations(setter, thread.answers)
        inside = members(setter, thread)
        return render("thread.html", setter, thread=thread, members=inside, relations=told,
                      drawing=draw(drawn(setter, inside), told,
                                   catalogue.wording.gettext("undated")),
                      encounters=encounters(setter, thread.answers),
                      single=single)  # fmt: skip

    def fragments() -> tuple[str, ...]:
        ids = (encounter_id(one.source, one.target) for one in thread.answers)
        return ("members", *dict.fromkeys(ids))

    return SitePage(
        uri,
        thread.title,
        content,
        describe=lambda: shortened(plain(thread.summary), 160),
        fragments=fragments,
        listed=single,
        language=catalogue.settings.language,
        entries=lambda: (SearchEntry("", thread.title, plain(thread.summary), Scope.THREAD),),
    )


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
    return ", ".join(filter(None, (members, _span(years[:1] + years[-1:], wording))))


def _span(ends: Sequence[int], wording: Wording) -> str:
    """From which year to which; empty where there is none."""
    if len(set(ends)) < 2:
        return year_words(ends[0], wording) if ends else ""
    first, last = ends_in_words(ends[0], ends[1], wording)
    return wording.gettext("%(first)s to %(last)s", first=first, last=last)


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
