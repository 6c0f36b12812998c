"""The images of a letter's pages: facsimile, a surface for each (TEI P5 Guidelines, 12.1)."""

from __future__ import annotations

import posixpath

from glossator.model import Facsimile, Letter, PageImage
from glossator.readers.dialect import MANIFEST, NO_PICTURE
from glossator.writers.addresses import is_address
from glossator.writers.tei.elements import Element, identified, leaf, sub
from glossator.writers.tei.ground import Ground
from glossator.writers.xmlsigns import clean
from glossator.writtenpaths import LETTERS


def write_facsimile(document: Element, letter: Letter, ground: Ground) -> None:
    """The images, into the letter's TEI. Their paths stay as the editor wrote them: `xml:base` says
    whence they count, where the file stands elsewhere than the letter."""
    given = letter.facsimile
    if given is None or not (given.images or given.manifest):
        return
    element = sub(document, "facsimile")
    base = posixpath.relpath(LETTERS, posixpath.dirname(ground.uri) or ".")
    if base != ".":
        element.set("xml:base", f"{base}/")
    if given.manifest:
        leaf(element, "graphic", mimeType=MANIFEST, **_located(given.manifest))
    for number, one in enumerate(given.images):
        _surface(
            identified(sub(element, "surface", n=clean(one.page)), ground.surface(number)), one
        )


def _surface(element: Element, one: PageImage) -> None:
    if one.description:
        leaf(element, "desc", one.description)
    leaf(element, "graphic", **_located(one.image))


def _located(written: str) -> dict[str, str]:
    if is_address(written):
        return {"url": written}
    return {"url": NO_PICTURE, "n": clean(written)}


def write_credit(described: Element, given: Facsimile | None) -> None:
    """Who keeps the pages, among the sources."""
    if given is not None and given.credit:
        leaf(described, "bibl", given.credit, type="facsimile")
