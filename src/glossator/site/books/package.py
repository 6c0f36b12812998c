"""The package of an EPUB: what it says of itself, and how its files are put together.

EPUB 3.3: 5 (package document), 4.2 (container); EPUB Accessibility 1.1: 2 (metadata).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from glossator.dates import Day, first_moment
from glossator.site.catalogue import Catalogue
from glossator.writers.xmlsigns import Maker

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_FIRST_DAY = (1980, 1, 1)
"""The first that a zip archive knows; stands where an edition has no date."""
_ACCESSIBLE = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityHazard", "none"),
)

opf = Maker(namespace=_OPF, nsmap={None: _OPF, "dc": _DC})
dc = Maker(namespace=_DC, nsmap={"dc": _DC})


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book."""

    name: str
    media_type: str
    content: bytes
    title: str = ""
    """What the table of contents calls it; empty for what is not read by itself."""


def package(catalogue: Catalogue, items: Sequence[Item], title: str, site: str) -> bytes:
    """The package document."""
    read = [one for one in items if one.title]
    root = opf.package(
        opf.metadata(*_metadata(catalogue, title, site)),
        opf.manifest(*(_manifest(number, one) for number, one in enumerate(items, 1))),
        opf.spine(*(opf.itemref(idref=f"i{items.index(one) + 1}") for one in read)),
        {"version": "3.0", "unique-identifier": "book"},
    )
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _metadata(catalogue: Catalogue, title: str, site: str) -> Iterator[etree._Element]:
    settings = catalogue.settings
    name = uuid5(NAMESPACE_URL, f"{site or settings.title}#{title}")
    yield dc.identifier(f"urn:uuid:{name}", id="book")
    yield dc.title(title)
    yield dc.language(settings.language)
    for editor in settings.editors:
        yield dc.creator(editor.name)
    if settings.description:
        yield dc.description(settings.description)
    for what, terms in settings.rights:
        yield dc.rights(f"{what}: {terms}")
    if site:
        yield dc.source(site)
    yield _meta("dcterms:modified", first_moment(_day(catalogue)))
    for name_of, value in _ACCESSIBLE:
        yield _meta(name_of, value)


def _meta(name: str, value: str) -> etree._Element:
    return opf.meta(value, property=name)


def _day(catalogue: Catalogue) -> Day:
    """The edition's day; the first of the month or year where it names no day."""
    date = catalogue.settings.date
    known: tuple[int, ...] = (date and date.first_known) or ()
    year, month, day = (*known, *_FIRST_DAY[len(known) :])
    return max((year, month, day), _FIRST_DAY)


def _manifest(number: int, one: Item) -> etree._Element:
    said = {"id": f"i{number}", "href": one.name, "media-type": one.media_type}
    if one.name == "nav.xhtml":
        said["properties"] = "nav"
    return opf.item(said)


def packed(document: bytes, items: Iterable[Item]) -> bytes:
    """The archive: its media type first and not compressed, as readers look for it there."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        _add(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _add(archive, "META-INF/container.xml", _container())
        _add(archive, "book/package.opf", document)
        for one in items:
            _add(archive, f"book/{one.name}", one.content)
    return made.getvalue()


def _add(
    archive: zipfile.ZipFile, name: str, content: bytes, how: int = zipfile.ZIP_DEFLATED
) -> None:
    entry = zipfile.ZipInfo(name, (*_FIRST_DAY, 0, 0, 0))
    entry.compress_type = how
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


def _container() -> bytes:
    make = Maker(namespace=_CONTAINER, nsmap={None: _CONTAINER})
    root = make.container(
        make.rootfiles(
            make.rootfile(
                {"full-path": "book/package.opf", "media-type": "application/oebps-package+xml"}
            )
        ),
        version="1.0",
    )
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))
