"""A letter's facsimile as its page shows it: images of the edition, links to those elsewhere.

A page fetches nothing from other sites by itself, so an image that stands there is a link that
says whither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from glossator.latin import latin
from glossator.loading import loaded
from glossator.model import Facsimile, Letter, PageImage
from glossator.resolve.pagebreaks import page_breaks
from glossator.site.typesetting.typesetter import Typesetter
from glossator.weave import Lead
from glossator.writtenpaths import LETTERS, file_at

STYLES_URI = "assets/glossator/facsimile.css"
SCRIPT_URI = "assets/glossator/facsimile.js"
"""Both loaded by the pages of letters that have images, and by no other."""
SIZES = "glossator.site.letter.imagesizes:size_of"
"""Loaded when an image is to be measured, since most editions have none."""


class ImageView(NamedTuple):
    """The image of a page."""

    number: int
    """Its place in the facsimile, from 1."""
    page: str
    """The page's label; empty where it has none."""
    description: str
    fragment: str
    back: str
    """The fragment of the page break in the text; empty where there is none."""
    href: str
    """Where the image is in full."""
    host: str
    """The site that keeps it; empty for one of the edition's own."""
    size: tuple[int, int] | None
    """Width and height in pixels, where they are known."""


class FacsimileView(NamedTuple):
    """All images of a letter, and what is said of them."""

    images: tuple[ImageView, ...]
    shown: bool
    """Whether any of them is shown here, and not only linked."""
    facsimile: Facsimile
    styles: str
    script: str
    """The addresses of what makes them look so, and follow the text."""
    manifest_host: str


def facsimile_of(page: Typesetter, letter: Letter) -> FacsimileView | None:
    """The letter's facsimile, seen from the page; None where it has none."""
    facsimile = letter.facsimile
    if facsimile is None:
        return None
    places = {one.fragment: one.place for one in leads(letter) if one.place}
    measure: Callable[[Path], tuple[int, int] | None] = loaded(SIZES)
    images = []
    named = zip(facsimile.images, fragments(facsimile), strict=True)
    for number, (one, fragment) in enumerate(named, 1):
        images.append(
            ImageView(
                number,
                one.page,
                one.description,
                fragment,
                places.get(fragment, ""),
                one.image if one.elsewhere else page.address(one.image, LETTERS),
                host_of(one.image) if one.elsewhere else "",
                measure(path) if (path := file_of(page.catalogue.edition.folder, one)) else None,
            )
        )
    return FacsimileView(
        tuple(images),
        any(not one.host for one in images),
        facsimile,
        page.to(STYLES_URI),
        page.to(SCRIPT_URI),
        host_of(facsimile.manifest),
    )


def fragments(facsimile: Facsimile) -> tuple[str, ...]:
    """The fragment of each image, by its page's label, so that an image more changes no other's."""
    made: dict[str, None] = {}
    for number, one in enumerate(facsimile.images, 1):
        name = latin(one.page) or f"image-{number}"
        while f"facs-{name}" in made:
            name = f"{name}-{number}"
        made[f"facs-{name}"] = None
    return tuple(made)


def leads(letter: Letter) -> Iterator[Lead]:
    """Where each of the letter's page breaks leads; no two have one place."""
    if letter.facsimile is None:
        return
    named, of_pages = fragments(letter.facsimile), letter.facsimile.of_pages
    placed: set[str] = set()
    for label, _ in page_breaks(letter):
        fragment = named[of_pages[label]] if label in of_pages else ""
        yield Lead(fragment, f"at-{fragment}" if fragment and label not in placed else "")
        placed.add(label)


def facsimile_ids(letter: Letter) -> tuple[str, ...]:
    """The fragments of a letter's page that its facsimile makes."""
    if letter.facsimile is None:
        return ()
    places = (one.place for one in leads(letter) if one.place)
    return ("facsimile", *fragments(letter.facsimile), *places)


def file_of(folder: str, image: PageImage) -> Path | None:
    """The file of an image of the edition's own; None for any other."""
    uri = None if image.elsewhere else file_at(image.image, LETTERS)
    return None if uri is None else Path(folder, uri)


def host_of(address: str) -> str:
    """The site that an address leads to, as readers know it."""
    return urlsplit(address).hostname or ""
