"""The images of letters' pages that lie beside the files that `glossator import` reads.

An image comes along into the place that its letter names. None takes the place of another file, and
only pictures are taken: a file from elsewhere may name any path, and a drawing in SVG may hold
programs.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from filecmp import cmp
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

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
    """What is to become of each image of these letters that is no other site's. Of several for one
    place the first comes; one that is not the same is told of."""
    found = {
        (one.image, one.position.path): one
        for letter in letters
        for one in (letter.facsimile.images if letter.facsimile else ())
        if not one.elsewhere
    }
    coming: dict[str, Path] = {}
    told: dict[tuple[str, str], Brought] = {}
    for one in (_brought(each, folder) for each in found.values()):
        if one.source is not None and one.comes:
            first = coming.setdefault(one.uri, one.source)
            made = one if cmp(first, one.source, shallow=False) else _behind(first, one)
        else:
            made = one
        told.setdefault((made.uri, made.missing), made)
    return tuple(told.values())


def _behind(first: Path, one: Brought) -> Brought:
    """An image whose place another one takes."""
    why = f"Another image comes to its place, {_shown(first)}; {one.source} does not."
    return replace(one, missing=why)


def _brought(image: PageImage, folder: Path) -> Brought:
    uri = file_at(image.image, LETTERS)
    if uri is None:
        return Brought(image.image, missing="Its path leads out of the edition.")
    beside = Path(image.position.path).parent / unquote(urlsplit(image.image).path).lstrip("/")
    place = folder / uri
    if not image.position.path or not _is_file(beside):
        return Brought(uri, missing="" if _is_file(place) else _why(beside))
    if beside.is_symlink() or not _stands_with(beside, image):
        return Brought(uri, missing=f"{_shown(beside)} is a link to another place, or behind one.")
    if PurePosixPath(uri).suffix.lower() not in _PICTURES:
        return Brought(uri, missing=f"Put {_shown(beside)} there: only pictures are copied.")
    if not place.parent.resolve().is_relative_to(folder.resolve()):
        return Brought(uri, missing="A link leads from its place out of the edition.")
    if place.exists() or place.is_symlink():
        same = place.is_file() and cmp(beside, place, shallow=False)
        said = "" if same else "Another file stands there, and stays."
        return Brought(uri, beside, True, said)
    return Brought(uri, beside)


def _stands_with(beside: Path, image: PageImage) -> bool:
    """Whether it is really below the letter's file, or in the folder around that: a path may lead
    there, but a link may lead anywhere."""
    around = Path(image.position.path).resolve().parent.parent
    return beside.resolve().is_relative_to(around)


def _is_file(path: Path) -> bool:
    """Whether a file is there; no folder can hold one whose name is too long."""
    try:
        return path.is_file()
    except OSError:
        return False


def _why(beside: Path) -> str:
    """Why there is no file to be copied."""
    archive = next((one for one in beside.parents if _is_file(one)), None)
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
