"""An index for Pagefind, whose program asks it in the reader's browser.

Pagefind itself makes indexes of pages in HTML. It then holds half a kilobyte for every word, packs
everything as small as can be, and keeps of each document all words that it was given, which only
its own excerpts need. We know the words already, so the index is written here, in less time and a
fraction of the memory. Pagefind makes that of one document, with which its program comes, and which
has to be what ours would be.

Files are packed and begin with a mark; what follows is CBOR (RFC 8949), all of it arrays:

| file | what it holds |
| --- | --- |
| list | version, documents with how many words each has, pieces, filters, sorts, fields |
| piece of the words | see `wordindex` |
| filter | name, `[[value, documents], …]` |

A document is a file of JSON, likewise packed. A browser loads the names of all before its first
query; so they are numbers, with a sign for the part that each belongs to, by which it counts and
narrows results. All names begin with some of a hash of the whole, so that no browser takes a former
index's file from its store.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Any

from glossator.site.building.publishing import write_whole
from glossator.site.search.documents import FoundPlace, SearchDocument
from glossator.site.search.installed import INSTALL, SearchError
from glossator.site.search.oftenwords import APART
from glossator.site.search.wordindex import WordIndex, WordPiece
from glossator.site.sitepage import Scope
from glossator.site.typesetting.templating import environment
from glossator.wording import ENGLISH

with suppress(ImportError):  # It comes with Pagefind, which not every edition needs.
    import cbor2
    import pagefind_bin

PAGEFIND_URI = "search/pagefind"
PARTS = tuple(Scope)
"""A document is called by its part's place here, as in `searchpagefind.js`."""
PARTS_FILE = "parts.json"
"""In the index: the parts of which the site has anything, and the words whose places are apart, as
`oftenwords` calls them."""
MARK = b"pagefind_dcd"
"""What every unpacked file of the index begins with."""

_LANGUAGE = "mul"
"""ISO 639-2: several languages. One index for all, and no word is cut to a stem by one's rules."""
_FIELDS = ["title"]
"""What Pagefind says beside the words of a document; ours stands in an entry like any other."""
_QUICK, _SMALL = 4, 9
"""Of gzip's nine levels: for words and documents, a quarter of the work of the sixth for a
twentieth more bytes; for what every first query loads."""
_LIST = "pagefind.{}.pf_meta"
_ENTRY = "pagefind-entry.json"
_FOLDERS = {"index": "pf_index", "filter": "pf_filter", "fragment": "pf_fragment"}
_NOT_USED = ("*-ui.*", "pagefind-highlight.js", "pagefind-worker.js")
"""Pagefind's own interface, half a megabyte."""
_SAMPLE = SearchDocument(
    ("letters/a/", "A letter", "en", "1805"),
    Scope.TEXT,
    {"year": ["1805"]},
    (
        FoundPlace(("p1",), "note 1", "said twice of 12 twice"),
        FoundPlace(("p2",), "", "said"),
    ),
)
"""With one value of one facet: Pagefind has several in any order."""


def write_pagefind(folder: Path, documents: Iterable[SearchDocument]) -> None:
    """Write Pagefind's index of the documents into a site's folder. Raises SearchError."""
    index = folder / PAGEFIND_URI
    if index.exists():
        rmtree(index)  # What a former attempt has left: two indexes are none.
    version = _take_program(index)
    parts, often = _write(index, documents, version)
    told = json.dumps([*(one for one in PARTS if one in parts), *often], ensure_ascii=False)
    (index / PARTS_FILE).write_text(told, "utf-8")


def _take_program(index: Path) -> str:
    """Pagefind's program, without an index; its version. Raises SearchError where it reads another
    index than we write."""
    with TemporaryDirectory(prefix="glossator-search-") as place:
        site, ours = Path(place, "site"), Path(place, "ours")
        site.mkdir()
        html = environment(ENGLISH).get_template("searched.html").render(document=_SAMPLE)
        (site / "sample.html").write_text(html, "utf-8")
        _run("--site", str(site), "--output-path", str(index.resolve()))
        try:
            version = str(json.loads((index / _ENTRY).read_text("utf-8"))["version"])
            ours.mkdir()
            (ours / _ENTRY).write_bytes((index / _ENTRY).read_bytes())
            _write(ours, [_SAMPLE], version)
            same = _said(ours) == _said(index)
        except (cbor2.CBORDecodeError, ValueError, KeyError, TypeError, FileNotFoundError) as error:
            raise _unknown(f"{type(error).__name__}: {error}") from error
    if not same:
        raise _unknown("it says the same in another way")
    for kind in _FOLDERS:
        rmtree(index / kind)
    for pattern in (*_NOT_USED, _LIST.format("*")):
        for path in index.glob(pattern):
            path.unlink()
    return version


def _unknown(how: str) -> SearchError:
    return SearchError(f"This version of Pagefind writes another index ({how}): {INSTALL}")


def _run(*words: str) -> None:
    options = ("--silent", "--force-language", _LANGUAGE, *words)
    try:
        # Not by `python -m pagefind`, which spends nine tenths of its time on Python's own modules.
        program = [str(pagefind_bin.get_executable()), *options]
        done = subprocess.run(program, capture_output=True, text=True, check=False)
    except OSError as error:
        raise SearchError(f"Pagefind cannot be started: {error}") from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip() or f"it ended with {done.returncode}"
        raise SearchError(f"Pagefind could not make an index: {said}")


def _said(index: Path) -> object:
    """All that an index of one document says, whatever its files are called."""
    (path,) = index.glob(_LIST.format("*"))
    version, documents, pieces, filters, *rest = _read(path)
    words = [(*ends, _read(index / "index" / f"{name}.pf_index")) for *ends, name in pieces]
    values = [(one, _read(index / "filter" / f"{name}.pf_filter")) for one, name in filters]
    ((name, size),) = documents
    document = gzip.decompress((index / "fragment" / f"{name}.pf_fragment").read_bytes())
    held = json.loads(document.removeprefix(MARK))
    return version, size, words, values, rest, sorted(held.keys() - {"shown"}), held["word_count"]


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))


def _write(
    index: Path, documents: Iterable[SearchDocument], version: str
) -> tuple[set[Scope], list[str]]:
    """Write an index beside the program's entry; the parts of which there are any documents, and
    the words whose places are apart."""
    for kind in _FOLDERS:
        (index / kind).mkdir()
    words, filters, fragments = WordIndex(), _Filters(), index / "fragment"
    hashed, sizes, parts = blake2b(), [], []
    for number, document in enumerate(documents):
        sizes.append(words.add((one.named, one.said) for one in document.places))
        parts.append(document.part)
        filters.add(number, document)
        packed = _packed(_as_json(document, sizes[-1]))
        hashed.update(packed)
        write_whole(f"{fragments}/{number}", packed)
    pieces = [replace(one, written=_packed(one.written)) for one in words.pieces()]
    pieces.sort(key=attrgetter("first"))
    for piece in pieces:
        hashed.update(piece.written)
    whole = hashed.hexdigest()
    listed = [version, list(zip(_named(index, parts, whole), sizes, strict=True)),
              list(_pieces(index, pieces, whole)), list(filters.write(index, whole)),
              [], _FIELDS]  # fmt: skip
    name = f"{_LANGUAGE}_{whole[:11]}"
    (index / _LIST.format(name)).write_bytes(_packed(cbor2.dumps(listed), _SMALL))
    _tell_program(index / _ENTRY, name, len(parts))
    return set(parts), [one.first for one in pieces if one.first.rfind(APART) == 0]


def _packed(written: bytes, level: int = _QUICK) -> bytes:
    return gzip.compress(MARK + written, level, mtime=0)


def _as_json(document: SearchDocument, words: int) -> bytes:
    """A document as Pagefind's program takes it, without words for its excerpts; what is shown is
    what ours makes hits of. All addresses in it are relative to the site."""
    shown = [document.page, *(one.shown for one in document.places)]
    said = {"url": "/", "content": "", "word_count": words, "filters": document.facets,
            "meta": {"title": ""}, "anchors": [], "shown": shown}  # fmt: skip
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _named(index: Path, parts: Sequence[Scope], whole: str) -> Iterator[str]:
    """The names of the documents, all of one length, as repeated bytes compress best."""
    digits, folder = len(f"{len(parts):x}"), index / "fragment"
    for number, part in enumerate(parts):
        name = f"{whole[:6]}{number:0{digits}x}{PARTS.index(part)}"
        # Paths made for these would take twice the time of all that is done with the files.
        os.rename(f"{folder}/{number}", f"{folder}/{name}.pf_fragment")  # noqa: PTH104
        yield name


def _name(whole: str, number: int) -> str:
    return f"{_LANGUAGE}_{whole[:7]}{number:05x}"


def _pieces(index: Path, pieces: Sequence[WordPiece], whole: str) -> Iterator[tuple[str, str, str]]:
    """Write the words, which are packed: as much of the first and the last word of each piece as
    tells it from its neighbours, and its name."""
    ends = [[one.first, one.last] for one in pieces]
    for here, following in pairwise(ends):
        if here[1] > following[0]:
            continue  # A piece apart lies between the words of a usual one.
        same = _same_signs(here[1], following[0])
        short = here[1][: same + 1]
        here[1] = short if short >= here[0] else here[1]
        following[0] = following[0][: same + 1]
    for number, (piece, (first, last)) in enumerate(zip(pieces, ends, strict=True)):
        name = _name(whole, number)
        (index / "index" / f"{name}.pf_index").write_bytes(piece.written)
        yield first, last, name


def _same_signs(one: str, other: str) -> int:
    signs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(signs) if a != b), min(len(one), len(other)))


class _Filters:
    """What narrows a search: the documents by the values of each facet."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))

    def add(self, number: int, document: SearchDocument) -> None:
        for facet, values in document.facets.items():
            for value in values:
                self._values[facet][value].append(number)

    def write(self, index: Path, whole: str) -> Iterator[tuple[str, str]]:
        """Write them; the name of each, and of its file."""
        for number, (facet, values) in enumerate(sorted(self._values.items())):
            name = _name(whole, number)
            written = cbor2.dumps([facet, sorted(map(list, values.items()))])
            (index / "filter" / f"{name}.pf_filter").write_bytes(_packed(written, _SMALL))
            yield facet, name


def _tell_program(path: Path, name: str, documents: int) -> None:
    entry = json.loads(path.read_text("utf-8"))
    entry["languages"][_LANGUAGE] |= {"hash": name, "page_count": documents}
    path.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), "utf-8")
