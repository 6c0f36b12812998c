"""Nothing goes out in XML that no XML 1.0 may hold, whatever a program put into an edition."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from glossator.addresses import Home
from glossator.edition import read_edition
from glossator.examine import examine
from glossator.model import Date, Edition
from glossator.resolve import resolve
from glossator.site.books.choosing import everything
from glossator.site.books.epub import epub
from glossator.site.catalogue import Catalogue
from glossator.writers.citations.references import formatted, short_labels
from glossator.writers.export import Publication
from glossator.writers.formats import FORMATS, Exports

ROOT = Path(__file__).resolve().parents[2]
DRAINS = read_edition(ROOT / "tests/editions/drains/docs")[0]
IN_XML = ("tei", "tei-inline", "cmif", "atom")
NOT_CHAR = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but XML 1.0's Char (section 2.2)."""
SIGNS = st.sampled_from([chr(code) for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)])
OF_OTHERS = {"language", "position", "at_position", "folder", "files", "address"}
"""What is no text of an editor's, or must be of a known form."""


def with_sign(value: Any, letter: str, sign: str) -> Any:
    """A value of the model with a sign in the place of a letter, in all its texts and ids."""
    if isinstance(value, Enum | Date):
        return value
    if isinstance(value, str):
        return value.replace(letter, sign)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {one.name for one in fields(value) if one.init} - OF_OTHERS
        return replace(value, **{k: _changed(k, getattr(value, k), letter, sign) for k in kept})
    if isinstance(value, tuple):
        changed = (with_sign(one, letter, sign) for one in value)
        return type(value)(*changed) if hasattr(value, "_fields") else tuple(changed)
    if isinstance(value, dict):
        return {key: _changed(key, one, letter, sign) for key, one in value.items()}
    return value


def _changed(name: str, value: Any, letter: str, sign: str) -> Any:
    if name == "attributes":
        return tuple((key, with_sign(one, letter, sign)) for key, one in value)
    return value if name == "type" else with_sign(value, letter, sign)


def written(edition: Edition) -> dict[str, bytes]:
    """All XML that is made of an edition: exports, and the files of an EPUB."""
    short = short_labels(edition.references)
    resolved = resolve(edition, short)[0]
    formats = tuple(one for one in FORMATS if one.id in IN_XML)
    files = {
        one.uri: one.content for one in Exports(Publication.of(resolved), formats=formats).outputs
    }
    assert len(files) > len(IN_XML)
    catalogue = Catalogue(resolved, formatted(edition.references), short)
    with zipfile.ZipFile(io.BytesIO(epub(catalogue, everything(catalogue), Home()))) as book:
        names = [one for one in book.namelist() if one.endswith((".xhtml", ".opf", ".xml"))]
        return {**files, **{name: book.read(name) for name in names}}


@given(st.sampled_from("wgmhky"), SIGNS)
@settings(max_examples=25, deadline=None)
def test_no_sign_goes_out_in_xml_that_xml_cannot_hold(letter: str, sign: str) -> None:
    for name, content in written(with_sign(DRAINS, letter, sign)).items():
        assert not NOT_CHAR.search(content.decode()), name
        etree.fromstring(content)


DOORS = {
    "a letter's words": ("letters/a.md", "---\ntitle: A\n---\nThe &#12;drains are &#x1;down.\n", 2),
    "a link": (
        "letters/a.md",
        '---\ntitle: A\n---\nThe [drains](https://e.org/b&#12;c "d&#1;e") are.\n',
        2,
    ),
    "a picture": (
        "letters/a.md",
        "---\ntitle: A\n---\nThe ![dra&#12;ins](https://e.org/a.png)\n",
        1,
    ),
    "a note": ("letters/b.notes.yml", "- {id: a, quote: drains, note: 'A &#xFFFE;pipe.'}\n", 1),
    "an escape": ("letters/b.notes.yml", '- {id: a, quote: drains, note: "A \\x0cpipe."}\n', 1),
    "a file's bytes": ("letters/a.md", "---\ntitle: A\n---\nThe \x0cdrains.\n", 1),
    "a bibliography": (
        "data/references.json",
        '[{"id": "y", "type": "book", "title": "A", "author": [{"family": "Yo\\u0001ung"}]}]',
        1,
    ),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_sign_that_no_xml_can_hold_is_told_where_it_comes_in(door: str, tmp_path: Path) -> None:
    path, text, told = DOORS[door]
    files = {"edition.yml": "title: L\n", "letters/b.md": "---\ntitle: B\n---\nThe drains.\n"}
    for name, content in {**files, path: text}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = examine(tmp_path, "")
    said = [one for one in found.problems if one.rule.id != "uncited-reference"]
    assert len([one for one in said if one.position.path == path and one.cure]) == told
    assert not NOT_CHAR.search(repr(found.edition).replace("\\x0c", "\x0c"))
