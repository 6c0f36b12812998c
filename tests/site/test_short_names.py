"""Short names for the documents of an index: every one found again, and no index broken by it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from glossator.site.pagefind import PARTS, PARTS_FILE, SearchError, write_pagefind
from glossator.site.searchdocuments import search_documents
from glossator.site.searchindex import SearchedPage
from glossator.site.shortnames import MARK, UnknownIndexError, shorten_names
from glossator.site.sitepage import Scope, SearchEntry

PAGES = [
    SearchedPage(
        f"letters/{n}/",
        f"Letter {n}",
        (SearchEntry("p1", "", f"The drain {n}"), SearchEntry("n", "", "A ditch", Scope.NOTE)),
    )
    for n in range(20)
]


def unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def test_the_index_lists_every_document_by_its_number_and_its_part(tmp_path: Path) -> None:
    write_pagefind(tmp_path, search_documents(PAGES))
    index = tmp_path / "search" / "pagefind"
    (meta,) = index.glob("*.pf_meta")
    names = re.findall(rb"\x69([0-9a-f]{6}[0-9a-f]{2}[0-9])[\x00-\x1b]", unpacked(meta))
    files = sorted(one.name.removesuffix(".pf_fragment") for one in (index / "fragment").iterdir())
    assert [one.decode() for one in names] == files
    assert len(files) == 40
    for name in files:
        held = unpacked(index / "fragment" / f"{name}.pf_fragment").decode()
        part = PARTS[int(name[-1])]
        assert f'"url":"/{PARTS.index(part)}-' in held
        assert ("ditch" in held) == (part is Scope.NOTE)
    assert (index / PARTS_FILE).read_text("utf-8") == '["note", "page"]'


def test_an_index_written_otherwise_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnknownIndexError):
        shorten_names(tmp_path)
    (tmp_path / "fragment").mkdir()
    document = gzip.compress(f'{MARK}{{"url":"/0-1.html"}}'.encode())
    (tmp_path / "fragment" / "mul_0123456.pf_fragment").write_bytes(document)
    meta = tmp_path / "pagefind.mul_aabbccdd.pf_meta"
    for listed in (b"", b"\x6bmul_9999999", b"\x0bmul_0123456", b"\x6bmul_0123456" * 2):
        meta.write_bytes(gzip.compress(MARK.encode() + listed))
        with pytest.raises(UnknownIndexError):
            shorten_names(tmp_path)
    monkeypatch.setattr("glossator.site.pagefind._run", lambda *_: None)
    with pytest.raises(SearchError, match=r"another index .* pip install"):
        write_pagefind(tmp_path / "other", [])
