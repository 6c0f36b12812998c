"""A letter's facsimile as its front matter describes it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from glossator.model import Facsimile, PageImage, is_web_address
from glossator.problems import Rule
from glossator.readers.findings import Findings
from glossator.readers.yaml.collected import OneOrMany, OrItsOwn
from glossator.readers.yaml.nodes import Node
from glossator.readers.yaml.scalars import Text, text_of
from glossator.readers.yaml.schema import Field, Given, JsonSchema, Record, in_place

_WEB = Text(r"https?://[^\s/]\S*", "an address that begins with https:// or http://")


@dataclass(frozen=True, slots=True)
class ImagePath:
    """Where an image is: a relative path, with / between its parts, or an address of the web."""

    def read(self, node: Node, found: Findings) -> str | None:
        written = text_of(node, found, _WANTED)
        if written is None or not (wrong := wrong_path(written)):
            return written
        found.report(Rule.BAD_VALUE, node.position, f"“{written}” is {wrong}.", _cure(written))
        return None

    def schema(self) -> JsonSchema:
        return {"type": "string", "pattern": _PATTERN}


_PATTERN = r"^(?:https?://[^\s/]\S*|(?![/\\~]|[A-Za-z][\w+.-]*:)[^\\]+)$"
_WANTED = "the path of an image, or its address"


def _cure(written: str) -> str:
    """How to name the image from the letter's file, as far as the written path says it."""
    path = written.replace("\\", "/")
    if "/" not in path or wrong_path(path):
        path = f"scans/{path.rpartition('/')[2] or 'first-1r.jpg'}"
    return f"Write the path from the letter's file, {path}, or an https:// address."


def wrong_path(written: str) -> str:
    """Why it can be neither a path of the edition nor an address; empty if it can."""
    if is_web_address(written):
        return "" if _hosted(written) else "an address without a site"
    if written.startswith(("/", "\\", "~/")) or written[1:3] in (":\\", ":/"):
        return "a path that begins at the root of a computer or a site"
    if "\\" in written:
        return "a path of Windows"
    scheme, colon, _ = written.partition(":")
    if colon and "/" not in scheme:
        return f"no path, and an address that no browser shows as an image ({scheme}:)"
    return ""


def _hosted(written: str) -> bool:
    try:
        return bool(urlsplit(written).hostname) and not set(written) & set(' \t\n"<>')
    except ValueError:  # brackets that hold no address
        return False


_IMAGE = Field(
    "image",
    ImagePath(),
    "The image: a path from the letter's file, or an https:// address.",
    required=True,
    example="scans/hale-1805-1r.jpg",
)
PAGE_IMAGE = Record(
    "page image",
    "The image of a page.",
    (
        _IMAGE,
        Field(
            "page",
            Text(),
            "The page's label, as its page break in the text has it: `[]{.page n=1r}`.",
            example="1r",
        ),
        Field(
            "description",
            Text(),
            "What is to be seen, for those who do not see it.",
            example="A sheet folded twice, the seal torn off.",
        ),
    ),
    in_place(PageImage),
    short=_IMAGE,
)


def _facsimile(given: Given, found: Findings) -> Facsimile | None:
    if not given.values.get("images") and "manifest" not in given.values:
        if not {*given.nodes, *given.mistyped} & {"images", "manifest"}:
            message = "The facsimile has neither images nor a manifest."
            found.report(Rule.MISSING_KEY, given.position, message, "Give images: or manifest:.")
        return None
    return Facsimile(position=given.position, **given.values)


_RECORD = Record(
    "facsimile",
    "The images of a letter's pages, and what is said of all of them.",
    (
        Field(
            "images",
            OneOrMany(PAGE_IMAGE),
            "The pages' images, in order.",
            example="[{image: scans/hale-1805-1r.jpg, page: 1r}, scans/hale-1805-cover.jpg]",
        ),
        Field(
            "manifest",
            _WEB,
            "The address of a IIIF manifest of the pages, for viewers elsewhere.",
            example="https://iiif.example.org/hale-1805/manifest.json",
        ),
        Field(
            "credit",
            Text(),
            "Who keeps the pages and made the images.",
            example="Wexcombe Record Office, D 12/3.",
        ),
        Field(
            "rights",
            Text(),
            "Under which terms the images may be used.",
            example="https://creativecommons.org/publicdomain/mark/1.0/",
        ),
    ),
    _facsimile,
    some=("images", "manifest"),
)


_OR_IMAGES = OrItsOwn(_RECORD, "images")
FACSIMILE = Field(
    "facsimile",
    _OR_IMAGES,
    "The images of its pages.",
    example="[scans/hale-1805-1r.jpg, scans/hale-1805-1v.jpg]",
)
