"""The images of letters' pages that lie beside the files that `glossator import` reads.

An image comes along into the place that its letter names. None takes the place of another file, and
only pictures are taken: a file from elsewhere may name any path, and a drawing in SVG may hold
programs.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from glossator.model import Letter, PageImage
from glossator.writtenpaths import LETTERS, file_at

_PICTURES = frozenset(
    (".avif", ".bmp", ".gif", ".heic", ".heif", ".jp2", ".jpeg", ".jpg", ".jpf", ".jpx", ".png",
     ".tif", ".tiff", ".webp")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Brought:
    """An image that a letter names."""

    uri: str
    """Where it has its place in the edition's folder; as it is written where it has none."""
    source: Path | None = None
    """The file that lies beside; None where none does."""
    there: bool = False
    """Whether it stands in its place already."""
    missing: str = ""
    """Why it does not come, in a sentence; empty where it comes or is there already."""

    @property
    def comes(self) -> bool:
        """Whether it is to be copied, or was."""
        return self.source is not None and not self.there and not self.missing


def images_of(letters: Iterable[Letter], folder: Path) -> tuple[Brought, ...]:
    """What is to become of each image of these letters that is no other site's, named once."""
    found = {
        (one.image, one.position.path): one
        for letter in letters
        for one in (letter.facsimile.images if letter.facsimile else ())
        if not one.elsewhere
    }
    made = (_brought(one, folder) for one in found.values())
    return tuple({one.uri: one for one in made}.values())


def _brought(image: PageImage, folder: Path) -> Brought:
    uri = file_at(image.image, LETTERS)
    if uri is None:
        return Brought(image.image, missing="Its path leads out of the edition.")
    beside = Path(image.position.path).parent / unquote(image.image)
    place = folder / uri
    if not image.position.path or not beside.is_file() or beside.is_symlink():
        return Brought(uri, missing="" if place.exists() else _why(beside))
    if PurePosixPath(uri).suffix.lower() not in _PICTURES:
        return Brought(uri, missing=f"Put {_shown(beside)} there: only pictures are copied.")
    if not place.parent.resolve().is_relative_to(folder.resolve()):
        return Brought(uri, missing="A link leads from its place out of the edition.")
    if place.exists() or place.is_symlink():
        same = place.is_file() and cmp(beside, place, shallow=False)
        said = "" if same else "Another file stands there, and stays."
        return Brought(uri, beside, True, said)
    return Brought(uri, beside)


def _why(beside: Path) -> str:
    """Why there is no file to be copied."""
    archive = next((one for one in beside.parents if one.is_file()), None)
    if archive is not None:
        return f"Unpack {_shown(archive)} and import its folder: no picture is taken of an archive."
    return f"There is no file {_shown(beside)}."


def _shown(path: Path) -> str:
    return path.as_posix()


def copied(images: Sequence[Brought], folder: Path) -> Iterator[Brought]:
    """Copies those that have a file; what became of each."""
    for one in images:
        if one.source is None or not one.comes:
            yield one
            continue
        place = folder / one.uri
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with one.source.open("rb") as read, place.open("xb") as write:
                shutil.copyfileobj(read, write)
            yield one
        except OSError as error:
            why = f"It cannot be copied: {error.strerror or error}."
            yield Brought(one.uri, one.source, missing=why)
