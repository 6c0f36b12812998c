"""Any text in, and every sign of it comes out: in the letters, or in what is told as left out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.readers.plaintext import PlainReading, read_plaintext
from glossator.readers.plaintext.lines import BLANKS
from glossator.writers import yaml

CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "text"
FILES = sorted(CORPUS.rglob("*.txt")) if CORPUS.is_dir() else []

LINES = st.sampled_from(
    [
        "To the Editor:", "To the Editor: We read with interest that", "Sir,—I have yours", "SIR,",
        "LETTER 1. TO A. HALE. Wexcombe, 2 May 1805.", "LETTER 2. TO T. REED.", "My dear Anne",
        "the drains are choaked.1 They were laid by your", "brother,2,3 and the tile-", "drains run",
        "off the meadow4 in spring; PGE2 and B7 are not", "Anne Hale", "G.H.B.", "Wexcombe Farm",
        "P.S. The mill is sold.", "References", "1. Young A. Farming. 1797.", "2. Hale A. On drains.",
        "       *       *       *", "    The brook is up,", "    The meadow is drowned", "Page 2 of 3",
        "  1   -   -   12   4", "(Continued on next page)", "12", "13", "co-", "operate", "cells—",
        "his {177} History and", "the {178} _Bath Road_ is", "DRAINS AND DITCHES.", "“Quoted” words",
        "left column words that run       right column words that run", "<!-- a remark -->", "---",
        "soft\u00ad", "# no heading", "http://www.example.org/a-", "1805. The year was wet.", "[",
        "", "", "", "\f", "x", "é", "*", "I remain your affectionate sister, ANNE HALE.",
    ]
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=40).map("\n".join)
ANY = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200)


def signs(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace() and char not in BLANKS)


def came_out(reading: PlainReading) -> Counter[str]:
    """Everything that the source has, wherever it went."""
    texts = [one.dropped for one in reading.decisions]
    titles = {one.id: str(one.csl["title"]) for one in reading.references}
    for letter in reading.letters:
        texts.append(letter.text)
        texts += [titles[i.reference] + i.label for i in letter.references if i.reference]
    return signs("".join(texts))


def lost(text: str, reading: PlainReading) -> Counter[str]:
    return signs(text) - came_out(reading)


@given(TEXTS)
def test_no_sign_of_a_letter_is_lost(text: str) -> None:
    reading = read_plaintext(text.encode(), "source.txt")
    assert reading.problems or not lost(text, reading)


@given(TEXTS)
def test_no_sign_is_made_up(text: str) -> None:
    reading = read_plaintext(text.encode(), "source.txt")
    more = came_out(reading) - signs(text)
    assert reading.problems or not more


@given(ANY)
def test_no_sign_of_any_text_is_lost(text: str) -> None:
    reading = read_plaintext(text.encode(), "source.txt")
    assert reading.problems or not lost(text, reading)


@given(TEXTS)
def test_what_is_read_can_be_written(text: str) -> None:
    for letter in read_plaintext(text.encode(), "source.txt").letters:
        assert yaml.write_letter(letter)


@given(st.binary(max_size=300))
def test_any_bytes_are_letters_or_one_problem(content: bytes) -> None:
    reading = read_plaintext(content, "source.txt")
    assert bool(reading.letters) != bool(reading.problems)
    assert len(reading.problems) < 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_sign_of_a_real_text_is_lost_or_made_up(path: Path) -> None:
    content = path.read_bytes()
    text = content.decode("latin-1" if "latin1" in path.name else "utf-8")
    reading = read_plaintext(content, "source.txt")
    assert not lost(text, reading)
    assert not came_out(reading) - signs(text)
