"""Shorter names for the documents of Pagefind's index, with the part that each belongs to.

Pagefind calls a document by seven signs of a hash. A browser loads the names of all of them
before its first query, and hashes do not compress. Numbers do, and a sign for the part lets a
browser count and narrow results by part without a file that names every document once more.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Mapping
from pathlib import Path

MARK = "pagefind_dcd"
"""What every unpacked file of the index begins with."""

_NAME = re.compile(rb"(.)(mul_[0-9a-f]{7,})", re.DOTALL)
"""A name with the byte before it, which says that a text of so many bytes follows."""
_SHORT_TEXT = 0x60
"""RFC 8949, 3.1: a text of up to 23 bytes has its length added to this."""
_FIRST_PART = re.compile(rb'"url":"/([0-9])-')
_AT_MOST = 400
"""Bytes of a document that are unpacked to find its address, which stands at its beginning."""


class UnknownIndexError(Exception):
    """The index is not as the versions of Pagefind write it that we know."""


def shorten_names(index: Path) -> None:
    """Rename all documents of an index whose addresses begin with their part's sign and a hyphen.

    A name is then the beginning of the index's own hash, so that no browser takes a former index's
    document from its store, the document's number, and the sign. Raises UnknownIndexError.
    """
    metas = list(index.glob("pagefind.*.pf_meta"))
    if len(metas) != 1:
        raise UnknownIndexError(f"it has {len(metas)} lists of documents")
    (meta,) = metas
    signs = {one.name.removesuffix(one.suffix).encode(): _sign(one) for one in _documents(index)}
    written = gzip.decompress(meta.read_bytes())
    names = _numbered(_listed(written, signs), signs, meta.name.split("_")[1][:6])
    short = _NAME.sub(lambda found: _named(found, names), written)
    for old, new in names.items():
        path = index / "fragment" / f"{old.decode()}.pf_fragment"
        path.rename(path.with_name(f"{new.decode()}.pf_fragment"))
    meta.write_bytes(gzip.compress(short, mtime=0))


def _documents(index: Path) -> list[Path]:
    return list((index / "fragment").glob("*.pf_fragment"))


def _sign(document: Path) -> bytes:
    unpacked = zlib.decompressobj(wbits=31).decompress(document.read_bytes(), _AT_MOST)
    found = _FIRST_PART.search(unpacked)
    if not found:
        raise UnknownIndexError(f"{document.name} has no address")
    return found[1]


def _listed(written: bytes, signs: Mapping[bytes, bytes]) -> list[bytes]:
    """The names in the order in which the index has its documents."""
    found = [one[2] for one in _NAME.finditer(written) if one[2] in signs]
    if not written.startswith(MARK.encode()) or sorted(found) != sorted(signs):
        raise UnknownIndexError("it names its documents otherwise")
    return found


def _numbered(listed: list[bytes], signs: Mapping[bytes, bytes], before: str) -> dict[bytes, bytes]:
    """All of one length, as repeated bytes compress best."""
    digits = len(f"{len(listed):x}")
    return {
        old: f"{before}{number:0{digits}x}".encode() + signs[old]
        for number, old in enumerate(listed)
    }


def _named(found: re.Match[bytes], names: Mapping[bytes, bytes]) -> bytes:
    name = names.get(found[2])
    if name is None:
        return found[0]
    if found[1][0] != _SHORT_TEXT + len(found[2]):
        raise UnknownIndexError("it writes names otherwise")
    return bytes((_SHORT_TEXT + len(name),)) + name
