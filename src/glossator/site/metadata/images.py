"""The images of a letter's pages as schema.org has them: ImageObjects that belong to the letter."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from glossator.model import Letter, PageImage
from glossator.site.metadata.licences import licence_address
from glossator.site.metadata.seen import Seen
from glossator.writtenpaths import LETTERS, file_at


def images(seen: Seen, letter: Letter) -> list[dict[str, Any]]:
    """An ImageObject for each image, with its address, its page and its terms."""
    facsimile = letter.facsimile
    if facsimile is None:
        return []
    of_all = {
        "creditText": facsimile.credit,
        "copyrightNotice": facsimile.rights,
        "license": licence_address(facsimile.rights),
    }
    made = (
        {"contentUrl": _address(seen, one), "name": one.page, "caption": one.description, **of_all}
        for one in facsimile.images
    )
    return [
        {"@type": "ImageObject", **{name: said for name, said in one.items() if said}}
        for one in made
        if one["contentUrl"]
    ]


def _address(seen: Seen, image: PageImage) -> str:
    """Absolute where the site's address is known; empty where the path leads out of the edition."""
    uri = image.image if image.elsewhere else file_at(image.image, LETTERS)
    if uri is None or image.elsewhere:
        return uri or ""
    exports = seen.catalogue.exports
    if exports is not None and exports.publication.home.site:
        return exports.publication.home.to(quote(uri))
    return seen.link(uri, "")
