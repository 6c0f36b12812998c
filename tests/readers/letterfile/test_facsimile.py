"""A letter's facsimile in its front matter: what is read, and what is written comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from letters_made_up import facsimiles

from glossator.model import Facsimile, Letter, PageImage
from glossator.readers.letterfile.letter import read_letter
from glossator.writers.yaml import write_letter

BEGIN = "---\ntitle: First\nfacsimile:"


def read(facsimile: str) -> Facsimile | None:
    reading = read_letter(f"{BEGIN}{facsimile}\n---\n[]{{.page n=1r}}Sir,\n", "a.md", "a")
    assert not reading.problems
    return reading.values[0].facsimile


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (" a.png", Facsimile((PageImage("a.png"),))),
        (" [a.png, ../b.png]", Facsimile((PageImage("a.png"), PageImage("../b.png")))),
        ("\n- {image: a.png, page: 1, description: x}",
         Facsimile((PageImage("a.png", "1", "x"),))),
        ("\n  images: a.png\n  credit: Kent.", Facsimile((PageImage("a.png"),), credit="Kent.")),
        (" {manifest: https://example.org/m}", Facsimile(manifest="https://example.org/m")),
        ("", None),
        (" []", None),
    ],
)  # fmt: skip
def test_a_facsimile_is_a_list_or_a_mapping(written: str, meant: Facsimile | None) -> None:
    assert read(written) == meant


def test_an_image_knows_where_it_was_written() -> None:
    found = read("\n  - a.png\n  - {image: https://example.org/b}")
    assert found is not None
    assert [(one.position.line, one.elsewhere) for one in found.images] == [(4, False), (5, True)]


def test_a_page_leads_to_the_first_of_its_images() -> None:
    images = (PageImage("cover"), PageImage("a", "1r"), PageImage("b", "1v"), PageImage("c", "1r"))
    assert Facsimile(images).of_pages == {"1r": 1, "1v": 2}


@given(facsimiles())
def test_any_facsimile_written_and_read_is_the_same(facsimile: Facsimile) -> None:
    letter = Letter("a", "A", (), status="lost", facsimile=facsimile)
    reading = read_letter(write_letter(letter), "a.md", "a")
    assert not reading.problems
    assert reading.values[0].facsimile == facsimile
