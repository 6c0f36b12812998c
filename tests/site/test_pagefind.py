"""The index for Pagefind: it says what Pagefind's own would say of the same documents."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import cbor2
import pytest
from folders import files_in

from glossator.site.search import pagefind, wordindex
from glossator.site.search.documents import FoundPlace, SearchDocument
from glossator.site.search.oftenwords import APART
from glossator.site.search.pagefind import (
    MARK,
    PAGEFIND_URI,
    PARTS,
    PARTS_FILE,
    SearchError,
    write_pagefind,
)
from glossator.site.search.words import spellings, standing
from glossator.site.sitepage import Scope
from glossator.site.typesetting.templating import environment
from glossator.wording import ENGLISH

WORDS = (
    "drain",
    "drains",
    "ditch",
    "meadow",
    "Wäter",
    "Straße",
    "水利",
    "tile-drain",
    "Ωμέγα",
    "1.5",
)
MANY = 700
"""Words of a kind, so that the index has several pieces of them."""
OFTEN = " ".join(["yaa yab yac"] * 400) + " zeal"
"""Words that have a piece each, and one more for their places in phrases."""
LETTERS = 60


def compared(text: str) -> str:
    """As Pagefind itself is given it, which does not take words apart as we do, and has one word at
    a place."""
    return " ".join(spellings(word)[0] for word in standing(text))


def documents(said: Callable[[str], str] = str) -> Iterator[SearchDocument]:
    for number in range(LETTERS):
        some = " ".join(word for n, word in enumerate(WORDS) if number % (n + 1) == 0)
        many = " ".join(f"w{(number * step) % MANY}" for step in range(1, 500))
        facets = {"year": [f"{1800 + number % 3}"], "correspondent": ["Anne Hale"][: number % 2]}
        places = (
            FoundPlace(("p1",), f"letter {number} ditch", said(f"{some} {many} {some}")),
            FoundPlace(("p2", "“a”\n<b>"), "letter", ""),
            FoundPlace(("p3",), "", f"{OFTEN} of the letter"),
        )
        part = (Scope.TEXT, Scope.NOTE)[number % 2]
        yield SearchDocument((f"letters/{number}/", "A", ""), part, facets, places)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ours")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wordindex, "OFTEN", 24_000)
        write_pagefind(folder, documents())
    return folder / PAGEFIND_URI


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Pagefind itself makes of the same documents."""
    folder = tmp_path_factory.mktemp("theirs")
    template = environment(ENGLISH).get_template("searched.html")
    for number, document in enumerate(documents(compared)):
        (folder / f"{number}.html").write_text(template.render(document=document), "utf-8")
    pagefind._run("--site", str(folder), "--output-path", str(folder / "index"))
    return folder / "index"


def held(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))


def listed(index: Path) -> Any:
    (path,) = index.glob("*.pf_meta")
    return held(path)


def shown(index: Path) -> list[dict[str, Any]]:
    """The documents in the order in which the index has them."""
    return [
        json.loads(
            gzip.decompress((index / "fragment" / f"{name}.pf_fragment").read_bytes())[len(MARK) :]
        )
        for name, _ in listed(index)[1]
    ]


def numbers(index: Path) -> list[int]:
    """Of each document in the order of the index, which of ours it is."""
    found = [(one.get("shown", [[one["url"]]])[0][0]) for one in shown(index)]
    return [int(re.findall(r"\d+", one)[0]) for one in found]


def places(index: Path) -> dict[str, Any]:
    """By word: the documents that hold it, and where."""
    ours = numbers(index)
    found = {}
    for *_, name in listed(index)[2]:
        for word, documents, forms in held(index / "index" / f"{name}.pf_index")[0]:
            assert forms == []
            which = accumulate(one[0] for one in documents)
            found[word] = {ours[n]: one[1:] for n, one in zip(which, documents, strict=True)}
    return found


def filters(index: Path) -> dict[str, Any]:
    ours = numbers(index)
    return {
        name: {
            value: sorted(ours[n] for n in documents)
            for value, documents in held(index / "filter" / f"{file}.pf_filter")[1]
        }
        for name, file in listed(index)[3]
    }


def test_every_word_is_found_at_the_same_places(ours: Path, theirs: Path) -> None:
    found = places(ours)
    often = {word: found.pop(f"{APART}{word}") for word in ("yaa", "yab", "yac")}
    assert {word: found[word].keys() for word in often} == {
        word: often[word].keys() for word in often
    }
    found |= often
    for first, second in (("yaa", "yab"), ("yab", "yac")):
        assert found.pop(f"{APART}{first}{APART}{second}") == often[first]
    assert found.pop(f"{APART}yac{APART}yaa").keys() == often["yac"].keys()
    assert found.pop("waeter") == found["water"]
    assert found == places(theirs)
    assert len(found) > MANY
    assert {"water", "strasse", "水", "利", "水利", "tiledrain", "ωμεγα", "15"} <= found.keys()
    assert {-25, -49} <= set(found["ditch"][0][0])


def test_words_are_cut_into_the_same_pieces(ours: Path, theirs: Path) -> None:
    pieces = [one[:2] for one in listed(ours)[2]]
    assert [one for one in pieces if one[0][0] != APART] == [one[:2] for one in listed(theirs)[2]]
    apart = [one for one in pieces if one[0][0] == APART]
    assert [last for _, last in apart] == [
        *(f"{APART}yaa", f"{APART}yaa{APART}yab", f"{APART}yab", f"{APART}yab{APART}yac"),
        *(f"{APART}yac", f"{APART}yac{APART}yaa"),
    ]
    assert pieces == sorted(pieces)
    assert len(listed(ours)[2]) > 4
    files = sorted(one.stem for one in (ours / "index").iterdir())
    assert files == sorted(one[2] for one in listed(ours)[2])


def test_what_narrows_a_search_is_the_same(ours: Path, theirs: Path) -> None:
    assert filters(ours) == filters(theirs)
    assert set(filters(ours)) == {"year", "correspondent"}


def test_documents_have_the_same_lengths(ours: Path, theirs: Path) -> None:
    assert numbers(ours) == list(range(LETTERS))
    lengths = [one[1] for one in listed(ours)[1]]
    assert lengths == [
        one[1] for _, one in sorted(zip(numbers(theirs), listed(theirs)[1], strict=True))
    ]
    assert [one["word_count"] for one in shown(ours)] == lengths
    assert listed(ours)[0] == listed(theirs)[0]
    assert listed(ours)[4:] == listed(theirs)[4:]


def test_a_document_holds_what_is_shown_of_it(ours: Path) -> None:
    for one, document in zip(shown(ours), documents(), strict=True):
        said = [document.page, *(place.shown for place in document.places)]
        assert one["shown"] == [list(values) for values in said]
        assert one["filters"] == document.facets


def test_documents_are_called_by_number_and_part(ours: Path) -> None:
    names = [one[0] for one in listed(ours)[1]]
    assert sorted(names) == sorted(one.stem for one in (ours / "fragment").iterdir())
    assert [int(name[6:-1], 16) for name in names] == list(range(LETTERS))
    assert [PARTS[int(name[-1])] for name in names] == [one.part for one in documents()]
    assert len({len(name) for name in names}) == len({name[:6] for name in names}) == 1
    told = json.loads((ours / PARTS_FILE).read_text("utf-8"))
    assert told == ["text", "note", f"{APART}yaa", f"{APART}yab", f"{APART}yac"]


def test_the_program_beside_it_is_told_of_it(ours: Path, theirs: Path) -> None:
    told, entry = (
        json.loads((one / "pagefind-entry.json").read_text("utf-8")) for one in (ours, theirs)
    )
    (path,) = ours.glob("*.pf_meta")
    assert path.name == f"pagefind.{told['languages']['mul'].pop('hash')}.pf_meta"
    del entry["languages"]["mul"]["hash"]
    assert told == entry
    assert (ours / "pagefind.js").read_bytes() == (theirs / "pagefind.js").read_bytes()
    assert list(ours.glob("*.pagefind")) and not list(ours.glob("*-ui.*"))


def test_two_indexes_of_the_same_documents_are_the_same(
    ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wordindex, "OFTEN", 24_000)
    write_pagefind(tmp_path, documents())
    assert files_in(tmp_path / PAGEFIND_URI) == files_in(ours)
    write_pagefind(tmp_path, [])
    assert listed(tmp_path / PAGEFIND_URI)[1] == []
    assert (tmp_path / PAGEFIND_URI / PARTS_FILE).read_text("utf-8") == "[]"


def test_a_pagefind_that_writes_otherwise_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wordindex, "NAMED", 96)
    with pytest.raises(SearchError, match=r"another index .* pip install"):
        write_pagefind(tmp_path, documents())
    monkeypatch.setattr("glossator.site.search.pagefind._run", lambda *_: None)
    with pytest.raises(SearchError, match=r"another index .* pip install"):
        write_pagefind(tmp_path, documents())


def test_a_pagefind_that_fails_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossator.site.search.pagefind._LANGUAGE", "--no-such-option")
    with pytest.raises(SearchError, match=r"Pagefind could not make an index: .*no-such-option"):
        write_pagefind(tmp_path, documents())
