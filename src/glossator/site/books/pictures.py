"""The pictures of a book, taken from the edition's folder into the book itself."""

from __future__ import annotations

import base64
import mimetypes
from pathlib import Path


def media_type(uri: str) -> str:
    """By its ending (RFC 2046); empty where it is no picture that readers show."""
    kind = mimetypes.types_map.get(f".{uri.rpartition('.')[2].lower()}", "")
    return kind if kind.startswith("image/") else ""


def content(folder: str, uri: str) -> bytes | None:
    """What stands in a picture's file; None where there is no such file in the folder."""
    root = Path(folder).resolve()
    path = (root / uri).resolve()
    if not path.is_relative_to(root) or not path.is_file():
        return None
    return path.read_bytes()


def inlined(kind: str, content: bytes) -> str:
    """The bytes as an address that holds them itself (RFC 2397)."""
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
