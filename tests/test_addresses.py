"""Addresses within a site, relative to the file that they are seen from."""

from __future__ import annotations

import posixpath

from hypothesis import given
from hypothesis import strategies as st

from glossator.addresses import Home

folders = st.lists(st.sampled_from(["letters", "a", "b"]), max_size=3).map("/".join)
files = st.sampled_from(["", "index.html", "x.json"])


@given(folders, files, folders)
def test_a_relative_address_leads_there(folder: str, name: str, start: str) -> None:
    path = f"{folder}/{name}" if folder else name
    expected = posixpath.relpath(path or ".", start or ".") + ("" if name else "/")
    seen_from = f"{start}/file" if start else "file"
    assert Home().to(path, seen_from=seen_from) == expected
