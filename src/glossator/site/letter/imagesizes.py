"""How large images are, so that a page keeps the room for each and nothing moves as they come."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import imagesize

from glossator.keeping.unchanged import while_unchanged


class Size(NamedTuple):
    """In pixels, as the image is shown: turned, where its Exif data say so."""

    width: int
    height: int


def size_of(path: Path) -> Size | None:
    """The size of the image in a file; None where it is not there or is none that is known."""
    return while_unchanged(path, "image size", lambda: _measured(path))


def _measured(path: Path) -> Size | None:
    width, height = imagesize.get(path)  # -1 for what it cannot read
    return Size(round(width), round(height)) if width > 0 and height > 0 else None
