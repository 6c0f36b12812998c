"""What the files of pages' images hold, where that is no image, or a very large one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from glossator.keeping.unchanged import while_unchanged

HEAVY = 10_000_000
"""Bytes of an image for which many a reader waits longer than for all other pages."""
_FIRST = 64
"""Bytes that tell what a file holds."""
_BEGINS = (
    # AVIF may say mif1 first, and itself behind that (AV1 Image File Format, 6).
    (
        rb"....ftyp(?:hei[cfmsx]|hev[cmsx]|m[is]f1(?!.*avi[fs]))",
        "a HEIC image, as phones make them",
    ),
    (rb"%PDF", "a PDF"),
    (rb"II\*\0|MM\0\*", "a TIFF image"),
    (rb"BM....\0\0\0\0", "a BMP image"),
    (rb"\s*(?i:<!doctype html|<html)", "a web page"),
    (rb"version https://git-lfs", "only a pointer to a file that Git LFS keeps elsewhere"),
    (rb"PK\x03\x04", "an archive"),
)
"""How files begin that are no image which browsers show (WHATWG, MIME Sniffing, 6.1), and what to
call them."""


class Content(NamedTuple):
    """What is wrong with a file, in words; what it is called where nothing is."""

    instead: str = ""
    """What it holds instead of an image."""
    size: int = 0
    """In bytes."""


def content_of(path: Path) -> Content:
    """What an image's file holds; nothing is said of one that cannot be read."""
    return while_unchanged(path, "image content", lambda: _content(path))


def _content(path: Path) -> Content:
    try:
        with path.open("rb") as file:
            begin, size = file.read(_FIRST), path.stat().st_size
    except OSError:
        return Content()
    if not begin:
        return Content("empty: no byte is in it")
    found = (said for sign, said in _BEGINS if re.match(sign, begin, re.DOTALL))
    return Content(next(found, ""), size)
