"""Indexes that Pagefind made of parts of a site, united into the one that it makes of the whole.

While Pagefind makes an index it holds every word with all its places, half a kilobyte for each, so
what it needs grows with what it is given. An index lists its words in order, so several are united
with a few pieces of each in memory, and a browser loads no more than it otherwise would.

Files are packed and begin with a mark; what follows is CBOR (RFC 8949), all of it arrays:

| file | what it holds |
| --- | --- |
| list | version, documents, pieces, filters, sorts, fields |
| piece of the words | `[[word, found, [[form, found], …]], …]` |
| found | `[[document, places, places in fields], …]` |
| filter | name, `[[value, documents], …]` |

A document is its number. Among those found of a word, it is how much greater than the one before.
"""

from __future__ import annotations

import gzip
import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from heapq import merge
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any

from glossator.site.shortnames import MARK, UnknownIndexError

with suppress(ImportError):  # It comes with Pagefind, which not every edition needs.
    import cbor2

PIECE = 20_000
"""Places and documents of words after which Pagefind begins another piece; it counts no forms."""
PACKING = 7
"""Of gzip's nine levels: a quarter of the work of the highest for a fiftieth more bytes."""
ENTRY = "pagefind-entry.json"

_LIST, _WORDS, _FILTER, _DOCUMENT = "pf_meta", "pf_index", "pf_filter", "pf_fragment"
_FOLDERS = {_WORDS: "index", _FILTER: "filter", _DOCUMENT: "fragment"}
_SIGNS = 11
"""Of the hash in a list's name, as many as Pagefind takes."""


@dataclass(frozen=True)
class PartIndex:
    """An index as Pagefind wrote it, and the number that its first document gets in the whole."""

    folder: Path
    first: int = 0

    @cached_property
    def list(self) -> Path:
        """Its list. Raises UnknownIndexError."""
        found = list(self.folder.glob(f"pagefind.*.{_LIST}"))
        if len(found) != 1:
            raise UnknownIndexError(f"it has {len(found)} lists of documents")
        return found[0]

    @cached_property
    def listed(self) -> Any:
        """What its list holds. Raises UnknownIndexError."""
        listed = _read(self.list)
        if len(listed) != 6 or listed[4]:
            raise UnknownIndexError("its list is another")
        return listed

    def path(self, kind: str, name: str) -> Path:
        """Where one of its files is."""
        return self.folder / _FOLDERS[kind] / f"{name}.{kind}"

    def words(self) -> Iterator[tuple[str, int, Any, Any]]:
        """Its words in order, each with its own first document, what is found, and its forms."""
        for _, _, name in self.listed[2]:
            (words,) = _read(self.path(_WORDS, name))
            for word, found, forms in words:
                yield word, self.first, found, forms


def unite(folders: Sequence[Path], index: Path) -> None:
    """Unite the indexes in these folders, which are used up. Raises UnknownIndexError."""
    try:
        _unite(_numbered(folders), PartIndex(index))
    except (cbor2.CBORDecodeError, ValueError, TypeError, FileNotFoundError) as error:
        raise UnknownIndexError(f"its parts hold other things: {error}") from error


def _unite(parts: Sequence[PartIndex], united: PartIndex) -> None:
    whole = blake2b(b"".join(one.list.read_bytes() for one in parts)).hexdigest()[:_SIGNS]
    for folder in _FOLDERS.values():
        (united.folder / folder).mkdir(parents=True, exist_ok=True)
    version, *_, fields = parts[0].listed
    documents = [one for part in parts for one in _moved(part, united)]
    words = merge(*(one.words() for one in parts), key=itemgetter(0))
    pieces = _apart(list(_written(words, united, whole)))
    filters = list(_filters(parts, united, whole))
    listed = [version, documents, pieces, filters, [], fields]
    _write(united.folder / f"pagefind.mul_{whole}.{_LIST}", listed)
    _take_program(parts[0], united.folder, f"mul_{whole}", len(documents))


def _numbered(folders: Sequence[Path]) -> list[PartIndex]:
    lists = [PartIndex(one).listed for one in folders]
    if any(one[0] != lists[0][0] or one[5] != lists[0][5] for one in lists):
        raise UnknownIndexError("its parts are of several kinds")
    firsts = accumulate((len(one[1]) for one in lists), initial=0)
    return [PartIndex(*one) for one in zip(folders, firsts, strict=False)]


def _moved(part: PartIndex, united: PartIndex) -> Iterator[list[object]]:
    """Its documents, called by numbers: two parts may have the same short hash."""
    for number, (name, words) in enumerate(part.listed[1], part.first):
        new = f"mul_{number:07x}"
        shutil.move(part.path(_DOCUMENT, name), united.path(_DOCUMENT, new))
        yield [new, words]


def _written(
    words: Iterable[tuple[str, int, Any, Any]], united: PartIndex, whole: str
) -> Iterator[tuple[str, str, str]]:
    """Write the words in pieces: the first and the last word of each, and its name."""
    for number, piece in enumerate(_pieces(_joined_words(words))):
        name = _name(whole, number)
        _write(united.path(_WORDS, name), [piece])
        yield piece[0][0], piece[-1][0], name


def _joined_words(words: Iterable[tuple[str, int, Any, Any]]) -> Iterator[list[Any]]:
    for word, same in groupby(words, key=itemgetter(0)):
        found, forms = [], defaultdict(list)
        for _, first, documents, others in same:
            found.append((first, documents))
            for form, its_documents in others:
                forms[form].append((first, its_documents))
        yield [word, _joined(found), [[form, _joined(one)] for form, one in forms.items()]]


def _joined(found: Iterable[tuple[int, list[Any]]]) -> list[Any]:
    """Documents of several parts after each other; the first of each part is counted anew."""
    joined: list[Any] = []
    last = 0
    for first, documents in found:
        if documents:
            end = first + sum(map(itemgetter(0), documents))
            documents[0][0] += first - last
            joined += documents
            last = end
    return joined


def _pieces(words: Iterable[list[Any]]) -> Iterator[list[list[Any]]]:
    piece: list[list[Any]] = []
    size = 0
    for word in words:
        piece.append(word)
        size += _size(word[1])
        if size >= PIECE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _size(found: list[Any]) -> int:
    return len(found) + sum(sum(map(len, map(itemgetter(part), found))) for part in (1, 2))


def _apart(pieces: Sequence[tuple[str, str, str]]) -> list[list[str]]:
    """As much of the pieces' first and last words as tells each from the next."""
    listed = [list(one) for one in pieces]
    for here, following in pairwise(listed):
        same = _same_signs(here[1], following[0])
        short = here[1][: same + 1]
        here[1] = short if short >= here[0] else here[1]
        following[0] = following[0][: same + 1]
    return listed


def _same_signs(one: str, other: str) -> int:
    signs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(signs) if a != b), min(len(one), len(other)))


def _filters(parts: Sequence[PartIndex], united: PartIndex, whole: str) -> Iterator[list[str]]:
    values: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for part in parts:
        for named, name in part.listed[3]:
            for value, documents in _read(part.path(_FILTER, name))[1]:
                values[named][value] += [part.first + one for one in documents]
    for number, (named, held) in enumerate(sorted(values.items())):
        name = _name(whole, number)
        _write(united.path(_FILTER, name), [named, sorted(map(list, held.items()))])
        yield [named, name]


def _name(whole: str, number: int) -> str:
    """No browser takes a former index's file from its store for it; and such names pack well."""
    return f"mul_{whole[:7]}{number:05x}"


def _take_program(part: PartIndex, index: Path, name: str, documents: int) -> None:
    entry = json.loads((part.folder / ENTRY).read_text("utf-8"))
    entry["languages"]["mul"] |= {"hash": name, "page_count": documents}
    for path in part.folder.iterdir():
        if path.is_file() and path not in (part.list, part.folder / ENTRY):
            shutil.move(path, index / path.name)
    written = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    (index / ENTRY).write_text(written, "utf-8")


def _read(path: Path) -> Any:
    unpacked = gzip.decompress(path.read_bytes())
    if not unpacked.startswith(MARK.encode()):
        raise UnknownIndexError(f"{path.name} begins otherwise")
    return cbor2.loads(unpacked[len(MARK) :])


def _write(path: Path, values: object) -> None:
    path.write_bytes(gzip.compress(MARK.encode() + cbor2.dumps(values), PACKING, mtime=0))
