"""Threads: who answers whom, as a drawing, in order, and passage against passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glossator.addresses import address
from glossator.model import Target
from glossator.resolve.resolved import AnswerLink, Thread
from glossator.shortening import shortened
from glossator.site.catalogue import Catalogue, plain
from glossator.site.sitepage import Link, Scope, SearchEntry, SitePage
from glossator.site.templating import render
from glossator.site.threads.answers import AnswerView, answer_view, in_text_order
from glossator.site.threads.drawing import draw
from glossator.site.threads.listview import thread_list
from glossator.site.threads.members import Member, drawn, encounter_id, members, relations
from glossator.site.typesetter import Typesetter

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
