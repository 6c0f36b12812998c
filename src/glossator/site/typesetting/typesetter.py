"""One page being set: the names, links and woven prose that its template asks for.

Whatever a template needs to know about something beyond its own fields is asked of a Typesetter.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from glossator.identifiers import name as scheme_name
from glossator.identifiers import url
from glossator.model import (
    Certainty,
    Identifier,
    Letter,
    Printed,
    Prose,
    Reference,
    Target,
    TargetKind,
)
from glossator.site.catalogue import Catalogue
from glossator.site.names import field_name
from glossator.site.names.beside import beside_title
from glossator.site.sitepage import Link
from glossator.site.typesetting.compiling import as_html
from glossator.weave import Spoken, weave_prose
from glossator.weave.marks import tongue
from glossator.wording import Wording
from glossator.writtenpaths import LETTERS, file_at, folder_of, in_volume

_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class WovenBody:
    """A body of prose as it was last woven: the same again where its links are the same."""

    blocks: Prose
    folder: str
    """Of the file in which it is written."""
    hrefs: Mapping[Target, str]
    addresses: Mapping[str, str]
    html: Markup


@dataclass(frozen=True)
class Typesetter:
    """What one page's template may ask for."""

    catalogue: Catalogue
    uri: str
    """The page's own source URI."""
    link: Link
    permalink: str = ""
    here: Mapping[Target, str] = field(default_factory=dict)
    """Fragments of what stands in this page's own apparatus."""
    linked: dict[Target, str] = field(default_factory=dict, compare=False, repr=False)
    """What the page's links lead to, in the order in which they were made, and the URI of each."""
    _aways: dict[Target, str] = field(default_factory=dict, compare=False, repr=False)
    """The addresses of targets' own pages: most are linked to several times in a page."""

    @property
    def wording(self) -> Wording:
        """The interface's words."""
        return self.catalogue.wording

    def href(self, target: Target) -> str:
        """Where a link leads: the entry in this page's apparatus, else the target's own page."""
        if target in self.here:
            return f"#{self.here[target]}"
        return self.away(target)

    def away(self, target: Target) -> str:
        """The target's own page, whatever this page's apparatus holds."""
        known = self._aways.get(target)
        if known is None:
            uri, fragment = self.catalogue.address(target)
            known = self._aways[target] = self.place_in(target, uri, fragment)
        return known

    def place_in(self, target: Target, uri: str, fragment: str) -> str:
        """The very place within a target that a link leads to; the target is noted."""
        self.linked[target] = uri
        return self.to(uri, fragment)

    def to(self, uri: str, fragment: str = "") -> str:
        """The relative URL of a page and a fragment."""
        if uri == self.uri and fragment:
            return f"#{fragment}"
        return self.link(uri, fragment)

    def cited(self, reference: str) -> str:
        """Where a citation of a reference leads."""
        return self.href(Target(TargetKind.REFERENCE, reference))

    def name(self, target: Target) -> str:
        """What readers call a target."""
        return self.catalogue.name(target)

    def beside_title(self, letter: Letter) -> str:
        """Who wrote it to whom and when, as far as its title does not say that."""
        return beside_title(self.catalogue, letter)

    def body(self, blocks: Prose, source: Target, part: str = "") -> Markup:
        """A body of prose as HTML, with its mentions linked.

        A note's stands on one page and is not kept.
        """
        if source.kind is TargetKind.NOTE:
            mentions = self.catalogue.resolved.by_source.get(source, ())
            here = [mention for mention in mentions if mention.part == part]
            seen = partial(self.address, folder=LETTERS)  # kept, it would hold what holds it
            return as_html(weave_prose(blocks, self.href, here, self.short, self._spoken, seen))
        known: WovenBody | None = self.catalogue.bodies.get((source, part))
        if known is None or known.blocks is not blocks or not self._leads_alike(known):
            known = self.catalogue.bodies[(source, part)] = self._woven(blocks, source, part)
        return known.html

    def _leads_alike(self, known: WovenBody) -> bool:
        """Whether its links lead from this page as they did where it was woven."""
        if not known.hrefs and not known.addresses:
            return True
        return all(self.href(target) == href for target, href in known.hrefs.items()) and all(
            self.address(written, known.folder) == made for written, made in known.addresses.items()
        )

    def _woven(self, blocks: Prose, source: Target, part: str) -> WovenBody:
        mentions = self.catalogue.resolved.by_source.get(source, ())
        here = tuple(mention for mention in mentions if mention.part == part)
        hrefs: dict[Target, str] = {}
        addresses: dict[str, str] = {}
        folder = folder_of(source)

        def href(target: Target) -> str:
            made = hrefs[target] = self.href(target)
            return made

        def address(written: str) -> str:
            made = addresses[written] = self.address(written, folder)
            return made

        woven = weave_prose(blocks, href, here, self.short, self._spoken, address)
        return WovenBody(blocks, folder, hrefs, addresses, Markup(woven))

    def address(self, written: str, folder: str) -> str:
        """An address as an editor wrote it in a file of that folder, seen from this page: a path
        leads to the file or page that stands there in the edition, as in every Markdown file."""
        volumes = self.catalogue.edition.volumes
        uri = file_at(written, folder) or in_volume(written, folder, volumes)
        if uri is None:
            return written
        parts = urlsplit(written)
        query = f"?{parts.query}" if parts.query else ""
        path, hashed, fragment = self.link(uri, parts.fragment).partition("#")
        return f"{path}{query}{hashed}{fragment}"

    def kept(self, name: str, key: Hashable, make: Callable[..., Markup], *given: Any) -> Markup:
        """What a template's macro makes of something, made once for all pages.

        The key holds the links in it. It may say nothing of what is this page's alone.
        """
        made = self.catalogue.fragments[name]
        known: Markup | None = made.get(key)
        if known is None:
            known = made[key] = make(self, *given)
        return known

    @cached_property
    def edition_lang(self) -> Markup:
        """The attribute `lang` for what the editors say, where their language is another one."""
        return Markup(self.wording.lang(self.catalogue.settings.language))

    def lang_of(self, language: str | None) -> Markup:
        """The attribute `lang` for words among the interface's; '' is the editors' language."""
        if language is None:
            return Markup("")
        return Markup(self.wording.lang(language or self.catalogue.settings.language))

    def in_edition(self, words: str) -> Markup:
        """Words of the editors within a line; in an element where it has to say the language."""
        lang = self.edition_lang
        return Markup("<span{}>{}</span>").format(lang, words) if lang else Markup.escape(words)

    @cached_property
    def wording_lang(self) -> Markup:
        """The attribute `lang` for the interface's words among those of the editors."""
        return Markup(self.wording.lang_among(self.catalogue.settings.language))

    def letter_lang(self, letter: str) -> Markup:
        """The attributes for the words of a letter among the interface's: which language, and
        which way it runs; empty where it is the same, and for what is no letter."""
        known = self.catalogue.letters.get(letter)
        return self.tongue(known.language) if known else _NOTHING

    def tongue(self, language: str) -> Markup:
        """The same for words in this language."""
        return _NOTHING if language == self.wording.language else Markup(tongue(language))

    @cached_property
    def _spoken(self) -> Spoken:
        return Spoken(self.wording, self.wording.lang_among(self.catalogue.settings.language))

    def short(self, reference: str) -> str:
        """A reference in a few words."""
        return self.catalogue.short.get(reference, reference)

    def formatted(self, reference: str) -> Markup:
        """A reference as the citation style has it."""
        known = self.catalogue.formatted.get(reference)
        return Markup(known) if known else Markup.escape(self._title(reference))

    def names_pages(self, printed: Printed) -> bool:
        """Whether the reference, as the citation style has it, names the pages of a printing: they
        are its own, and a number before the year."""
        known = self.catalogue.references.get(printed.reference)
        pages = printed.pages.replace("–", "-")
        if known is None or str(known.csl.get("page", "")).replace("–", "-") != pages:
            return False
        words = self.formatted(printed.reference).striptags().replace("–", "-")
        return f" {pages} (" in words

    def _title(self, reference: str) -> str:
        known = self.catalogue.references.get(reference)
        return str(known.csl.get("title", reference)) if known else reference

    def scheme(self, identifier: Identifier) -> str:
        """What readers call the scheme of an identifier."""
        return scheme_name(identifier.scheme)

    def identifier_url(self, identifier: Identifier) -> str:
        """The address of a thing in its scheme; empty where it is not sure or not known."""
        if identifier.certainty is not Certainty.CERTAIN:
            return ""
        return url(identifier.scheme, identifier.value) or ""

    def reference_links(self, reference: Reference) -> tuple[tuple[str, str, str], ...]:
        """A reference's identifiers: name, value, and an address where it is confirmed.

        A plain address is shown only where no DOI leads there already.
        """
        made: list[tuple[str, str, str]] = []
        for name in ("DOI", "PMID", "PMCID", "ISBN", "URL"):
            value = str(reference.csl.get(name, ""))
            led = name == "URL" and any(href for _, _, href in made)
            if value and not led:
                live = name not in reference.unconfirmed
                made.append((name, value, self._scheme_url(name, value) if live else ""))
        return tuple(made)

    def unconfirmed(self, reference: Reference) -> tuple[str, ...]:
        """The unconfirmed fields, in words; identifiers carry their own mark."""
        fields = (one for one in reference.unconfirmed if one.lower() == one)
        return tuple(field_name(one, self.wording) for one in fields)

    @staticmethod
    def _scheme_url(name: str, value: str) -> str:
        if name == "URL":
            return value if value.startswith(("https://", "http://")) else ""
        return url(name.lower(), value) or ""

    def party(self, party: str) -> Target:
        """The target of a party's id."""
        return Target(TargetKind.PARTY, party)

    def target(self, kind: str, name: str, letter: str = "") -> Target:
        """A target by the words of its kind."""
        return Target(TargetKind(kind), name, letter)
