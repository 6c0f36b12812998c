"""The places that mention one thing, on as many pages as they need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from glossator.addresses import address
from glossator.model import Letter, Target, TargetKind
from glossator.resolve.resolved import Mention
from glossator.site.catalogue import Catalogue
from glossator.site.lists.letteryears import Years, years
from glossator.site.lists.paging import MOST, Cut, Paged, Section, page_uris, paged
from glossator.site.sitepage import Link, SitePage
from glossator.site.typesetting.templating import render
from glossator.site.typesetting.typesetter import Typesetter
from glossator.site.views.mentions import Backlinks, at_most, backlinks, how_many_uses, uses


@dataclass(frozen=True)
class Places(Paged[Mention]):
    """The places, and the ways to those in letters of each year."""

    years: Years = field(default_factory=Years)

    def fragments(self, uri: str) -> tuple[str, ...]:
        """Of the headings on one page, and those to which ways lead."""
        cut = next(one for one in self.cuts if one.uri == uri)
        return (*cut.fragments, *self.beyond(cut), *self.years.on(uri))


def mention_pages(catalogue: Catalogue, target: Target, uri: str) -> Places:
    """The places, letters' first; the first pageful stands on the target's own page.

    The other pages of all targets of a kind stand in one folder, since pages of one folder are
    written fastest.
    """
    return _paged(catalogue, target, uri, beside(uri, "mentions"))


def places_of(catalogue: Catalogue, target: Target, uri: str) -> Callable[[], Places]:
    """What makes the same; they are kept where several pages have them."""
    make = partial(mention_pages, catalogue, target, uri)
    return cache(make) if at_most(catalogue, target) > first_page(target) else make


def _paged(catalogue: Catalogue, target: Target, uri: str, further: str) -> Places:
    found: dict[str, list[Mention]] = {"letters": [], "notes": [], "elsewhere": []}
    for one in uses(catalogue, target):
        found[_SECTIONS.get(one.source.kind, "elsewhere")].append(one)
    sections = (Section("", f"used-{name}", tuple(held)) for name, held in found.items() if held)
    listed = paged(uri, sections, further=further, first=first_page(target))
    begun = _years(catalogue, listed) if target.kind is not TargetKind.LETTER else Years()
    return Places(listed.total, listed.sections, listed.cuts, begun)


def _years(catalogue: Catalogue, listed: Paged[Mention]) -> Years:
    """Below a letter there are none: who opens it wants to read the letter."""

    def letter_of(mention: Mention) -> Letter | None:
        in_text = mention.source.kind is TargetKind.LETTER
        return catalogue.letters[mention.source.id] if in_text else None

    return years(listed, letter_of, catalogue.wording)


def first_page(target: Target) -> int:
    """How many places stand on the target's own page at the most."""
    return _BELOW_LETTERS if target.kind is TargetKind.LETTER else MOST


_BELOW_LETTERS = 50
"""Places, in 40 kB: who opens a letter wants to read the letter."""
_SECTIONS = {TargetKind.LETTER: "letters", TargetKind.NOTE: "notes"}


def beside(uri: str, what: str) -> str:
    """The URI of further pages with a place for their number: 'glossary/mentions/ido-{}.md'."""
    folder, _, name = uri.removesuffix(".md").rpartition("/")
    return f"{folder}/{what}/{name}-{{}}.md"


def on_page(setter: Typesetter, cut: Cut[Mention]) -> Backlinks:
    """The places that stand on one page."""
    return backlinks(setter, (one for part in cut.parts for one in part.entries))


def further_pages(
    catalogue: Catalogue, target: Target, mentioned: Callable[[], Places], heading: str
) -> Iterator[SitePage]:
    """The pages after the first; `heading` is what the places stand under."""
    first = first_page(target)
    if at_most(catalogue, target) <= first:
        return  # without counting further
    uri = address(target)[0]
    total, further = how_many_uses(catalogue, target), beside(uri, "mentions")
    uris = page_uris(uri, total, further=further, first=first)
    yield from _pages(catalogue, target, mentioned, heading, uris, 2)


def pages_apart(catalogue: Catalogue, target: Target, heading: str) -> Iterator[SitePage]:
    """All pages of the places, where the target stands in a list and has no page of its own."""
    pattern = _apart(target)
    uris = page_uris(pattern.format(1), how_many_uses(catalogue, target), further=pattern)
    mentioned = cache(partial(_mentioned_apart, catalogue, target))
    yield from _pages(catalogue, target, mentioned, heading, uris, 1)


def uri_apart(target: Target) -> str:
    """Of the first of these pages."""
    return _apart(target).format(1)


def _apart(target: Target) -> str:
    folder = address(target)[0].removesuffix(".md").removesuffix("/index")
    return beside(f"{folder}/{target.id}.md", "mentions")


def _mentioned_apart(catalogue: Catalogue, target: Target) -> Places:
    return _paged(catalogue, target, uri_apart(target), _apart(target))


def _pages(
    catalogue: Catalogue,
    target: Target,
    mentioned: Callable[[], Places],
    heading: str,
    uris: Sequence[str],
    begin: int,
) -> Iterator[SitePage]:
    name = catalogue.name(target)
    for number, uri in enumerate(uris[begin - 1 :], begin):
        title = catalogue.wording.gettext(
            "%(name)s: mentions, page %(number)s",
            name=name, number=catalogue.wording.number(number),
        )  # fmt: skip
        yield SitePage(
            uri,
            title,
            partial(_content, catalogue, target, mentioned, number, heading),
            fragments=partial(_fragments, mentioned, number),
            language=catalogue.settings.language,
        )


def _fragments(mentioned: Callable[[], Places], number: int) -> tuple[str, ...]:
    places = mentioned()
    return ("used", *places.fragments(places.cuts[number - 1].uri))


def _content(
    catalogue: Catalogue,
    target: Target,
    mentioned: Callable[[], Places],
    number: int,
    heading: str,
    link: Link,
    permalink: str,
) -> str:
    places = mentioned()
    cut = places.cuts[number - 1]
    setter = Typesetter(catalogue, cut.uri, link, permalink)
    return render("mentioned.html", setter, target=target, heading=heading, paged=places,
                  cut=cut, used=on_page(setter, cut))  # fmt: skip
