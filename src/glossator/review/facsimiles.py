"""What a reader of facsimiles would miss: images that are not there, or that no page is on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from glossator.model import Facsimile, Letter, Mark, PageImage
from glossator.problems import Problem, Rule, Severity
from glossator.problems.hints import did_you_mean
from glossator.resolve.pagebreaks import page_breaks
from glossator.resolve.resolved import Resolved
from glossator.review.files import near_file
from glossator.review.imagefiles import HEAVY, Content, content_of
from glossator.writtenpaths import LETTERS, file_at

SHOWN = frozenset((".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"))
"""Endings of images that all browsers show (MDN, Image file type and format guide)."""
_NEVER = frozenset((".bmp", ".heic", ".heif", ".jp2", ".jpf", ".jpx", ".pdf", ".tif", ".tiff"))
"""Endings of images, and of papers, that few browsers show, or none."""


def facsimiles(resolved: Resolved) -> Iterator[Problem]:
    """Everything that can be said of the images of letters' pages."""
    files: frozenset[str] | None = None
    for letter in resolved.edition.letters:
        if letter.facsimile is not None:
            files = frozenset(resolved.edition.files) if files is None else files
            for one in letter.facsimile.images:
                yield from _image(one, letter, files, Path(resolved.edition.folder))
            yield from _pages(letter, letter.facsimile)


def pages_twice(resolved: Resolved) -> Iterator[Problem]:
    """Labels of pages that a letter has more than once, each where it comes again."""
    for letter in resolved.edition.letters:
        said: set[str] = set()
        breaks = (one for block in letter.blocks for one in block.spans
                  if one.mark is Mark.PAGE_BREAK)  # fmt: skip
        for one in breaks:
            label = one.get("n")
            if label and label in said:
                message = f"The page “{label}” of “{letter.id}” has begun before."
                yield Problem(Rule.PAGE_TWICE, one.position, message, subject=letter.id)
            said.add(label)


def _image(
    one: PageImage, letter: Letter, files: frozenset[str], folder: Path
) -> Iterator[Problem]:
    ending = PurePosixPath(urlsplit(one.image).path).suffix.lower()
    path = None if one.elsewhere else file_at(one.image, LETTERS)
    named = one.elsewhere or ending or path in files
    if ending in _NEVER or (named and not one.elsewhere and ending not in SHOWN):
        kind = ending or "without an ending"
        message = f"The image {one.image} is {kind}, which browsers do not show."
        yield Problem(Rule.IMAGE_NOT_SHOWN, one.position, message, subject=letter.id)
    if one.elsewhere:
        return
    if path is None:
        message = f"The path {one.image} leads out of the edition's folder."
        cure = "Put the image into the folder, beside the letter for example, and name it there."
        yield Problem(Rule.MISSING_FILE, one.position, message, cure, subject=letter.id)
    elif path not in files:
        message = f"There is no file {path}."
        hint = near_file(path, files) or _without_ending(path, files)
        yield Problem(Rule.MISSING_FILE, one.position, message, hint, subject=path)
    elif ending in SHOWN:
        yield from _held(one, letter, content_of(folder / path))


def _without_ending(path: str, files: frozenset[str]) -> str:
    """The image that is named without its ending."""
    found = [f"{path}{one}" for one in sorted(SHOWN) if f"{path}{one}" in files]
    return f"Did you mean “{found[0]}”?" if len(found) == 1 else ""


def _held(one: PageImage, letter: Letter, content: Content) -> Iterator[Problem]:
    if content.instead:
        message = f"The file {one.image} is {content.instead}, and browsers show no image."
        yield Problem(Rule.IMAGE_NOT_SHOWN, one.position, message, subject=letter.id)
    elif content.size > HEAVY:
        message = f"The image {one.image} has {content.size // 1_000_000} MB: readers wait for it."
        cure = "Save it smaller: a JPEG of 1,500 to 2,500 pixels in width is enough to read a hand."
        yield Problem(
            Rule.IMAGE_NOT_SHOWN, one.position, message, cure, Severity.HINT, subject=letter.id
        )


def _pages(letter: Letter, facsimile: Facsimile) -> Iterator[Problem]:
    labels = tuple(dict.fromkeys(one for one, _ in page_breaks(letter)))
    times = Counter(one.page for one in facsimile.images if one.page)
    said: set[str] = set()
    for one in facsimile.images:
        label = one.page
        if label and label in said and times[label] > 1:
            message = f"Another image is of the page “{label}” as well; its page break leads there."
            cure = "Give the image the label of its own page, or none."
            yield Problem(Rule.PAGE_OF_IMAGE, one.position, message, cure, subject=letter.id)
        elif label and label not in labels:
            message = f"The text of “{letter.id}” has no page break “{label}”."
            hint = did_you_mean(label, labels)
            yield Problem(Rule.PAGE_OF_IMAGE, one.position, message, hint, subject=letter.id)
        said.add(label)
    without = [label for label in labels if label and label not in times]
    if without and times.keys() & set(labels):
        message = f"Of these pages of “{letter.id}” there is no image: {', '.join(without)}."
        yield Problem(Rule.PAGE_WITHOUT_IMAGE, facsimile.position, message, subject=letter.id)
