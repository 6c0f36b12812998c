"""Paths that editors write in pictures and links: to a file of the edition, from the one they
write in."""

from __future__ import annotations

from posixpath import normpath
from urllib.parse import unquote, urlsplit

from glossator.model import Target, TargetKind

LETTERS, DATA = "letters", "data"


def folder_of(source: Target) -> str:
    """The folder of the file in which a text is written, from the edition's own."""
    if source.kind in (TargetKind.LETTER, TargetKind.NOTE):
        return LETTERS
    if source.kind is TargetKind.PAGE:
        return source.id.rpartition("/")[0]
    return "" if source.kind is TargetKind.THREAD else DATA


def file_at(written: str, folder: str) -> str | None:
    """The file that a relative path in a file of that folder leads to; None for any other
    address, and for a path that leads out of the edition (RFC 3986, 4.2)."""
    uri = _counted(written, folder)
    return None if uri is None or uri.startswith("../") else uri


def in_volume(written: str, folder: str, volumes: tuple[str, ...]) -> str | None:
    """The path, from the edition's folder, of a page of another volume, whose addresses are
    counted from there, too; None for any other address."""
    uri = _counted(written, folder)
    if uri is None or not uri.startswith("../"):
        return None
    uri += "/" if urlsplit(written).path.endswith("/") else ""
    return uri if uri.startswith(volumes) else None


def _counted(written: str, folder: str) -> str | None:
    parts = urlsplit(written)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    return normpath(f"{folder}/{unquote(parts.path)}".lstrip("/"))
