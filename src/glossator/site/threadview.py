"""Threads: who answers whom, passage against passage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from glossator.model import Certainty, Target, TargetKind
from glossator.resolve.resolved import AnswerLink, Thread
from glossator.site.addresses import THREADS, Link, address
from glossator.site.answers import AnswerView, answer_view, in_text_order, standing
from glossator.site.catalogue import Catalogue, plain, shortened
from glossator.site.datewords import date_words
from glossator.site.sitepage import SearchEntry, SitePage
from glossator.site.templating import render
from glossator.site.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Member:
    """A letter or publication of a thread."""

    target: Target
    name: str
    href: str
    date: str
    by: str
    certainty: Certainty
    """How sure it is that there is such a publication."""
    standing: str
    """Empty for a letter; for a publication, that it is not included and how far it was seen."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """All that one member of a thread says to another."""

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
    return pages if len(pages) < 2 else (_list(catalogue), *pages)


def members(setter: Typesetter, thread: Thread) -> tuple[Member, ...]:
    """The members of a thread by date."""
    return tuple(_member(setter, target) for target in thread.members)


def encounters(setter: Typesetter, links: Iterable[AnswerLink]) -> tuple[Encounter, ...]:
    """Answers by who answers whom, each in the order of the answering text."""
    found: dict[tuple[Target, Target], list[AnswerLink]] = {}
    for link in links:
        found.setdefault((link.source, link.target), []).append(link)
    return tuple(_encounter(setter, pair, links) for pair, links in found.items())


def _encounter(
    setter: Typesetter, pair: tuple[Target, Target], links: list[AnswerLink]
) -> Encounter:
    whole = [one for one in links if not (one.source_words or one.target_words or one.passage)]
    rest = [one for one in links if one not in whole]
    return Encounter(
        *pair,
        tuple(answer_view(setter, one) for one in whole),
        tuple(answer_view(setter, one) for one in in_text_order(rest)),
    )


def _member(setter: Typesetter, target: Target) -> Member:
    catalogue = setter.catalogue
    letter = catalogue.letters.get(target.id) if target.kind is TargetKind.LETTER else None
    reference = None if letter else catalogue.references.get(target.id)
    return Member(
        target,
        letter.title if letter else _publication_title(catalogue, target),
        setter.away(target),
        date_words(letter.date) if letter else _year(catalogue, target),
        catalogue.people(letter.senders) if letter else setter.name(target),
        reference.certainty if reference else Certainty.CERTAIN,
        standing(catalogue, target),
    )


def _publication_title(catalogue: Catalogue, target: Target) -> str:
    reference = catalogue.references.get(target.id)
    return str(reference.csl.get("title", "")) if reference else catalogue.name(target)


def _year(catalogue: Catalogue, target: Target) -> str:
    reference = catalogue.references.get(target.id)
    issued = reference.csl.get("issued", {}) if reference else {}
    parts = issued.get("date-parts") or [[]]
    return str(parts[0][0]) if parts[0] else ""


def _page(catalogue: Catalogue, thread: Thread, single: bool) -> SitePage:
    target = Target(TargetKind.THREAD, thread.id)
    uri = address(target)[0]

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, uri, link, permalink)
        return render("thread.html", setter, thread=thread, members=members(setter, thread),
                      encounters=encounters(setter, thread.answers),
                      single=single)  # fmt: skip

    summary = plain(thread.summary)
    return SitePage(
        uri,
        thread.title,
        content,
        description=shortened(summary, 160),
        listed=single,
        language=catalogue.settings.language,
        search=(SearchEntry("", thread.title, summary),),
    )


def _list(catalogue: Catalogue) -> SitePage:
    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, THREADS, link, permalink)
        return render("threads.html", setter, threads=catalogue.resolved.threads)

    language = catalogue.settings.language
    return SitePage(THREADS, "Threads", content, listed=True, language=language)
