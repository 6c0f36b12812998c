"""The images of a letter's pages, as our own TEI has them."""

from __future__ import annotations

from glossator.model import Facsimile, PageImage
from glossator.readers.dialect import MANIFEST, NO_PICTURE
from glossator.readers.tei.elements import Element, local
from glossator.readers.tei.own.page import Leaf, said


def facsimile(document: Element, credit: str, rights: str, leaf: Leaf) -> Facsimile | None:
    """The letter's facsimile; None where nothing speaks of one."""
    element = document.find("{*}facsimile")
    if element is None:
        return Facsimile(credit=credit, rights=rights) if credit or rights else None
    manifests = [_located(one) for one in element if one.get("mimeType") == MANIFEST]
    images = tuple(_image(one, leaf) for one in element if local(one) == "surface")
    manifest = next(iter(manifests), "")
    return Facsimile(images, manifest, credit, rights, position=leaf.at(element))


def _image(surface: Element, leaf: Leaf) -> PageImage:
    graphic = surface.find("{*}graphic")
    written = "" if graphic is None else _located(graphic)
    described = said(surface.find("{*}desc"))
    return PageImage(written, surface.get("n") or "", described, position=leaf.at(surface))


def _located(graphic: Element) -> str:
    return graphic.get("n") or (graphic.get("url") or "").replace(NO_PICTURE, "")
