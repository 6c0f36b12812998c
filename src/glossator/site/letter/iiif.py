"""A IIIF manifest of the images of a letter's pages, for viewers anywhere (Presentation API 3.0).

Only where the site's address is known, since a manifest names things by absolute addresses; and of
the edition's own images whose size is known, as a canvas has to have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from mimetypes import guess_type
from typing import Any
from urllib.parse import quote

from glossator.asjson.laidout import laid_out
from glossator.loading import loaded
from glossator.model import Facsimile, Letter, PageImage
from glossator.site.catalogue import Catalogue
from glossator.site.letter.facsimiles import SIZES, file_of, fragments
from glossator.site.metadata.licences import licence_address
from glossator.site.names.translations import file_called
from glossator.wording import Wording
from glossator.writers.export import Output
from glossator.writtenpaths import LETTERS, file_at

_CONTEXT = "http://iiif.io/api/presentation/3/context.json"
_STATED = re.compile(r"https?://(creativecommons\.org/.+|rightsstatements\.org/vocab/.+)")
"""What `rights` may hold (3.1); the addresses begin with http there."""

Node = dict[str, Any]


def manifest_uri(letter: str) -> str:
    """Where a letter's manifest stands in the site."""
    return f"{LETTERS}/{letter}.iiif.json"


def manifests(catalogue: Catalogue) -> Iterator[Output]:
    """A manifest for each letter that can have one."""
    for letter in catalogue.letters.values():
        if has_manifest(catalogue, letter):
            yield Output(manifest_uri(letter.id), partial(_written, catalogue, letter), letter.id)


def has_manifest(catalogue: Catalogue, letter: Letter) -> bool:
    """Whether the letter has a manifest of the edition's own."""
    return bool(catalogue.home.site and letter.facsimile and _sized(catalogue, letter.facsimile))


def _sized(catalogue: Catalogue, facsimile: Facsimile) -> list[tuple[PageImage, str, Any]]:
    """The edition's own images with their fragments and sizes, where these are known."""
    found = []
    for one, fragment in zip(facsimile.images, fragments(facsimile), strict=True):
        path = file_of(catalogue.edition.folder, one)
        size = loaded(SIZES)(path) if path else None
        if size:
            found.append((one, fragment, size))
    return found


def _written(catalogue: Catalogue, letter: Letter) -> str:
    return laid_out(manifest(catalogue, letter)) + "\n"


def manifest(catalogue: Catalogue, letter: Letter) -> Node:
    """The manifest as the specification has it (5.2)."""
    home, facsimile = catalogue.home, letter.facsimile or Facsimile()
    own = home.to(quote(manifest_uri(letter.id)))
    page = home.of(letter.target)
    return {
        "@context": _CONTEXT,
        "id": own,
        "type": "Manifest",
        "label": {letter.language: [letter.title]},
        **_terms(facsimile, catalogue.wording),
        "homepage": [
            {"id": page, "type": "Text", "format": "text/html", **_label(letter.title)},
        ],
        "seeAlso": list(_elsewise(catalogue, letter)),
        "items": [_canvas(catalogue, own, *one) for one in _sized(catalogue, facsimile)],
    }


def _elsewise(catalogue: Catalogue, letter: Letter) -> Iterator[Node]:
    """The letter's text and facts in other formats."""
    for one, output in catalogue.exports.of_letter(letter.id) if catalogue.exports else ():
        address = catalogue.home.to(quote(output.uri))
        name = file_called(catalogue, one, output) if output.translation else one.name
        yield {"id": address, "type": "Dataset", "format": one.media_type, **_label(name)}


def _label(words: str) -> Node:
    return {"label": {"none": [words]}}


def _terms(facsimile: Facsimile, wording: Wording) -> Node:
    """Who keeps the pages, which a viewer has to show, and the licence: by its address where it is
    a known one, of which viewers make a link, else in words beside the keeper."""
    terms: Node = {}
    if known := _STATED.fullmatch(licence_address(facsimile.rights)):
        terms["rights"] = f"http://{known[1]}"
    said = [one for one in (facsimile.credit, "" if known else facsimile.rights) if one]
    if said:
        label = {wording.language: [wording.gettext("Attribution")]}
        terms["requiredStatement"] = {"label": label, "value": {"none": said}}
    return terms


def _canvas(
    catalogue: Catalogue, own: str, image: PageImage, fragment: str, size: tuple[int, int]
) -> Node:
    """A page: its image painted on all of it (5.3 to 5.6)."""
    canvas, (width, height) = f"{own}/canvas/{fragment}", size
    uri = file_at(image.image, LETTERS) or ""
    kind = guess_type(uri)[0]
    body = {
        "id": catalogue.home.to(quote(uri)),
        "type": "Image",
        **({"format": kind} if kind else {}),
        "height": height,
        "width": width,
    }
    painted = {
        "id": f"{canvas}/image",
        "type": "Annotation",
        "motivation": "painting",
        "body": body,
        "target": canvas,
    }
    return {
        "id": canvas,
        "type": "Canvas",
        **_label(image.page or image.description or fragment.removeprefix("facs-")),
        "height": height,
        "width": width,
        "items": [{"id": f"{canvas}/page", "type": "AnnotationPage", "items": [painted]}],
    }
