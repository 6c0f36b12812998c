"""The edition's files in other formats as readers see them: a page of all, and a letter's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from posixpath import basename

from babel.numbers import format_decimal

from glossator.addresses import DATA
from glossator.site.catalogue import Catalogue
from glossator.site.letter.citing import edition_citations
from glossator.site.names.translations import file_called
from glossator.site.sitepage import Link, SitePage
from glossator.site.typesetting.templating import render
from glossator.site.typesetting.typesetter import Typesetter
from glossator.wording import Wording
from glossator.writers.export import Format, Output
from glossator.writers.formats import Exports

_KILO = 1000
_CITED = "csl-json"
"""The format of what to cite, in which the edition itself stands where anything does."""


@dataclass(frozen=True, slots=True)
class Download:
    """A link to a file."""

    format: Format
    name: str
    uri: str


@dataclass(frozen=True, slots=True)
class Row:
    """A format on the page: what it is, its files, and which terms apply."""

    format: Format
    name: str
    about: str
    whole: tuple[tuple[str, str, str], ...]
    """Address, name and size of each file that is not one letter's; no size where none is told."""
    letters: int
    """How many files hold one letter each."""
    size: str
    """Of these together."""
    translations: int
    """How many files hold one translation each."""
    translations_size: str
    under: tuple[str, ...]
    """Which of the edition's terms apply: those for its text, notes or data."""


def downloads(catalogue: Catalogue, letter: str) -> tuple[Download, ...]:
    """The files that hold this letter alone."""
    if catalogue.exports is None:
        return ()
    return tuple(
        Download(one, file_called(catalogue, one, output), output.uri)
        for one, output in catalogue.exports.of_letter(letter)
    )


def data_page(catalogue: Catalogue, exports: Exports, sized: bool = True) -> SitePage:
    """All files, in plain words, with their sizes and terms; without `sized` the page says that it
    leaves sizes out, for each of which its file has to be made."""

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, DATA, link, permalink)
        site = exports.publication.home.site
        in_files = any(one.id == _CITED for one, _ in exports.by_format)
        return render("data.html", setter, rows=tuple(_rows(catalogue, exports, sized)),
                      sized=sized, known=bool(site), site=site, in_files=in_files,
                      citations=edition_citations(catalogue, site))  # fmt: skip

    wording = catalogue.wording
    return SitePage(
        DATA,
        wording.gettext("Data"),
        content,
        describe=lambda: wording.gettext(
            "The edition as files: what they are, how large, which terms."
        ),
        fragments=lambda: (
            "cite",
            "rights",
            *(f"format-{one.id}" for one, _ in exports.by_format),
            *(f"rights-{what}" for what, _ in catalogue.settings.rights),
        ),
        listed=True,
        language=catalogue.settings.language,
    )


def _rows(catalogue: Catalogue, exports: Exports, sized: bool) -> Iterator[Row]:
    wording = catalogue.wording

    def size(outputs: Iterable[Output]) -> str:
        return _size(outputs, wording) if sized else ""

    for one, outputs in exports.by_format:
        translations = sum(len(one.letters) for one in outputs.each if one.translation)
        yield Row(
            format=one,
            name=wording.gettext(one.name),
            about=wording.gettext(one.about),
            whole=tuple(
                (file.uri, basename(file.uri), size([file])) for file in outputs.of_letter("")
            ),
            letters=sum(len(one.letters) for one in outputs.each if not one.translation),
            size=size(file for file in outputs if file.letter and not file.translation),
            translations=translations,
            translations_size=size(f for f in outputs if f.translation) if translations else "",
            under=tuple(what for what, _ in catalogue.settings.rights if what in one.holds),
        )


def _size(outputs: Iterable[Output], wording: Wording) -> str:
    """In thousands of bytes, or in millions of them where there are so many (SI)."""
    size = sum(one.size for one in outputs)
    if size < _KILO**2:
        thousands = format_decimal(max(1, round(size / _KILO)), locale=wording.locale)
        return wording.gettext("%(size)s kB", size=thousands)
    millions = format_decimal(round(size / _KILO**2, 1), locale=wording.locale)
    return wording.gettext("%(size)s MB", size=millions)
