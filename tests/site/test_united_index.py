"""Indexes of parts united: what is found is what Pagefind finds in an index of all."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import cbor2
import pytest

from glossator.site.pagefind import PAGEFIND_URI, SearchError, write_pagefind
from glossator.site.searchdocuments import FoundPlace, SearchDocument
from glossator.site.shortnames import MARK, UnknownIndexError
from glossator.site.sitepage import Scope
from glossator.site.unitedindex import unite

A_FEW = 14_000
"""Words of documents, for several parts of what is searched here."""
WORDS = ("drain", "drains", "ditch", "meadow", "water", "wäter", "water’s", "ß", "水", "tile-drain")
MANY = 700
"""Words of a kind, so that each index has several pieces of them."""
OFTEN = " ".join(["yaa yab yac"] * 400) + " zeal"
"""Words that have a piece each."""


def documents() -> Iterator[SearchDocument]:
    for number in range(60):
        some = " ".join(word for n, word in enumerate(WORDS) if number % (n + 1) == 0)
        many = " ".join(f"w{(number * step) % MANY}" for step in range(1, 500))
        facets = {"year": [f"{1800 + number % 3}"], "correspondent": ["Anne Hale"][: number % 2]}
        place = FoundPlace(f'["p{number}","text"]', f"letter {number}", f"{some} {many} {some} {OFTEN}")
        yield SearchDocument(
            '["a/","A",""]', (Scope.TEXT, Scope.NOTE)[number % 2], facets, (place,)
        )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    write_pagefind(folder, documents())
    return folder / PAGEFIND_URI


@pytest.fixture(scope="module")
def united(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("united")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("glossator.site.pagefind.AT_ONCE", A_FEW)
        write_pagefind(folder, documents())
    return folder / PAGEFIND_URI


def held(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes())[len(MARK) :])


def listed(index: Path) -> Any:
    (path,) = index.glob("*.pf_meta")
    return held(path)


def shown(index: Path) -> list[dict[str, Any]]:
    """The documents in the order of their numbers, each with the length that the list gives it."""
    found = []
    for name, words in listed(index)[1]:
        text = gzip.decompress((index / "fragment" / f"{name}.pf_fragment").read_bytes())
        found.append({**json.loads(text[len(MARK) :]), "listed": words})
    return found


def places(index: Path) -> dict[str, Any]:
    """By word and form: the documents that hold it, by their addresses, and where."""
    urls = [one["url"] for one in shown(index)]

    def named(found: Any) -> dict[str, Any]:
        numbers = accumulate(one[0] for one in found)
        return {urls[n]: one[1:] for n, one in zip(numbers, found, strict=True)}

    chunks = [held(index / "index" / f"{one[2]}.pf_index")[0] for one in listed(index)[2]]
    return {
        word: (named(found), {form: named(its) for form, its in forms})
        for chunk in chunks
        for word, found, forms in chunk
    }


def filters(index: Path) -> dict[str, Any]:
    urls = [one["url"] for one in shown(index)]
    return {
        name: {
            value: sorted(urls[n] for n in numbers)
            for value, numbers in held(index / "filter" / f"{file}.pf_filter")[1]
        }
        for name, file in listed(index)[3]
    }


def test_the_parts_are_several_and_the_whole_is_one(whole: Path, united: Path) -> None:
    assert [len(listed(one)[1]) for one in (whole, united)] == [60, 60]
    numbered = [int(re.findall(r"-(\d+)\.html", one["url"])[0]) for one in shown(united)]
    assert numbered[0] < 20 < numbered[-1]
    assert len(listed(united)[2]) > 1


def test_every_word_is_found_at_the_same_places(whole: Path, united: Path) -> None:
    assert places(united) == places(whole)
    assert len(places(united)) > MANY
    assert any(forms for _, forms in places(united).values())


def test_documents_and_what_narrows_a_search_are_the_same(whole: Path, united: Path) -> None:
    def by_url(index: Path) -> list[dict[str, Any]]:
        return sorted(shown(index), key=lambda one: str(one["url"]))

    assert by_url(united) == by_url(whole)
    assert filters(united) == filters(whole)
    assert set(filters(united)) == {"year", "correspondent"}


def test_words_are_cut_into_the_same_pieces(whole: Path, united: Path) -> None:
    assert [one[:2] for one in listed(united)[2]] == [one[:2] for one in listed(whole)[2]]
    files = sorted(one.stem for one in (united / "index").iterdir())
    assert files == sorted(one[2] for one in listed(united)[2])


def test_the_program_beside_it_is_told_of_all(whole: Path, united: Path) -> None:
    ours, theirs = (
        json.loads((one / "pagefind-entry.json").read_text()) for one in (united, whole)
    )
    (meta,) = united.glob("*.pf_meta")
    assert meta.name == f"pagefind.{ours['languages']['mul'].pop('hash')}.pf_meta"
    del theirs["languages"]["mul"]["hash"]
    assert ours == theirs
    kinds = {re.sub(r"_[0-9a-f]+", "", one.name) for one in united.iterdir()}
    assert kinds == {re.sub(r"_[0-9a-f]+", "", one.name) for one in whole.iterdir()}


def test_two_unions_of_the_same_parts_are_the_same(tmp_path: Path) -> None:
    made = [one(tmp_path, name) for one, name in ((_united_once, "a"), (_united_once, "b"))]
    assert made[0] == made[1]


def _united_once(place: Path, name: str) -> dict[str, bytes]:
    parts = [_small(place / f"{name}-{number}", number) for number in (0, 1)]
    unite(parts, place / name)
    files = (one for one in (place / name).rglob("*") if one.is_file())
    return {one.relative_to(place / name).as_posix(): one.read_bytes() for one in files}


def _small(folder: Path, number: int, *, listed: Any = None) -> Path:
    """An index of one document, as Pagefind would write it."""
    for kind in ("index", "filter", "fragment"):
        (folder / kind).mkdir(parents=True)
    files = {
        "index/mul_0000001.pf_index": [[["drain", [[0, [number, 4], []]], []]]],
        "filter/mul_0000002.pf_filter": ["year", [["1805", [0]]]],
        "pagefind.mul_00000000000.pf_meta": listed
        or [
            "1.5.2",
            [["mul_0000003", 9]],
            [["drain", "drain", "mul_0000001"]],
            [["year", "mul_0000002"]],
            [],
            ["title"],
        ],
    }
    for name, values in files.items():
        (folder / name).write_bytes(gzip.compress(MARK.encode() + cbor2.dumps(values), mtime=0))
    (folder / "fragment" / "mul_0000003.pf_fragment").write_bytes(b"")
    (folder / "pagefind-entry.json").write_text('{"languages":{"mul":{}}}')
    return folder


@pytest.mark.parametrize(
    "listed",
    [
        ["1.6.0", [["mul_0000003", 9]], [], [], [], ["title"]],
        ["1.5.2", [["mul_0000003", 9]], [], [], [["date", [0]]], ["title"]],
        ["1.5.2", [["mul_0000003", 9, "mul_group"]], [], [], [], ["title"]],
        ["1.5.2", [["mul_0000003", 9]], [["drain"]], [], [], ["title"]],
        [],
    ],
)
def test_parts_of_another_kind_are_refused(tmp_path: Path, listed: Any) -> None:
    parts = [_small(tmp_path / "0", 0), _small(tmp_path / "1", 1, listed=listed or ["1.5.2"])]
    with pytest.raises(UnknownIndexError):
        unite(parts, tmp_path / "united")


def test_parts_that_pagefind_did_not_write_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossator.site.pagefind._run", lambda *_: None)
    monkeypatch.setattr("glossator.site.pagefind.AT_ONCE", A_FEW)
    with pytest.raises(SearchError, match=r"another index .* pip install"):
        write_pagefind(tmp_path, documents())
