"""A letter's facsimile: the images of its pages, and what is said of them together.

TEI P5 calls a page a surface and its image a graphic (Guidelines, 12.1), IIIF a canvas.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from glossator.model.text import NOWHERE
from glossator.problems import Position


@dataclass(frozen=True, slots=True)
class PageImage:
    """The image of one page, or of what else belongs to the letter: its cover, its seal."""

    image: str
    """A path from the letter's file, as an editor writes it, or an http(s) address."""
    page: str = ""
    """The label of the page break in the text with which the page begins, `1r`."""
    description: str = ""
    """What is to be seen, for those who do not see it."""
    position: Position = field(default=NOWHERE, compare=False)

    @property
    def elsewhere(self) -> bool:
        """Whether it stands on another site, which keeps it and may move it."""
        return is_web_address(self.image)


@dataclass(frozen=True, slots=True)
class Facsimile:
    """The images of a letter, in the order of its pages."""

    images: tuple[PageImage, ...] = ()
    manifest: str = ""
    """The http(s) address of a IIIF Presentation manifest of the same pages."""
    credit: str = ""
    """Who keeps the pages and made the images, in the editor's words."""
    rights: str = ""
    """Under which terms the images may be used."""
    position: Position = field(default=NOWHERE, compare=False)

    @property
    def of_pages(self) -> dict[str, int]:
        """Where in the images that of a page is, by the page's label; the first of several."""
        found: dict[str, int] = {}
        for at, one in enumerate(self.images):
            if one.page:
                found.setdefault(one.page, at)
        return found


def is_web_address(written: str) -> bool:
    """Whether it is the address of something on the web, and no path."""
    return written.lower().startswith(("http://", "https://"))
