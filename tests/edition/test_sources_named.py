"""Which files of an edition's folder are its own, so that nothing else is written in their place."""

from __future__ import annotations

import pytest

from glossator.edition.files import is_source


@pytest.mark.parametrize(
    ("uri", "own"),
    [
        ("edition.yml", True),
        ("letters/hale-1805.md", True),
        ("letters/hale-1805.notes.yml", True),
        ("letters/tei/hale-1805.xml", True),
        ("letters/tei/HALE.XML", True),
        ("letters/tei/hale-1805.md", True),
        ("letters/tei/hale-1805.notes.yaml", True),
        ("letters/tei/hale-1805.jpg", False),
        ("downloads/hale-1805.xml", False),
        ("downloads/hale-1805.yml", False),
    ],
)
def test_what_stands_below_the_letters_is_the_editions_own_however_its_ending_is_written(
    uri: str, own: bool
) -> None:
    assert is_source(uri) is own
