"""The second edition's letters say line for line what their source says.

Of the source: what follows its front matter, without empty lines. Of the edition: the letter's own
text, in which blocks and the lines within them end with a line feed. Nothing is folded. Where the
source is not at hand, the SHA-256 of each letter's text is compared, in UTF-8.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from glossator.edition import read_edition
from glossator.model import Edition
from glossator.resolve import resolve

DIGESTS = {
    "gandhi-tolstoy-1909-10-01": "f57d3ca0fcf52676164745dc4d6dec109f73db589ef7b0a0893d9862326cf87b",
    "tolstoy-gandhi-1909-10-07": "08a09f15f3b82dd662188154cc3005bdd5761c80432e9e565af0ab0fbdfbd0ca",
    "gandhi-tolstoy-1909-11-10": "f15f9d541151b9e6c1d60e2750b902d67b1c7cf25d35bc4ce68860795b01fba1",
    "gandhi-tolstoy-1910-04-04": "735969ba25caebef3576ef1f703c018794a79b9bbae9fe0209dca22c4cc29150",
    "tolstoy-gandhi-1910-05-08": "0f3dcfd4f181b4438fe2acc7010cefa55631978768cf349fbcbb4420822ca242",
}


@pytest.fixture(scope="module")
def edition(root: Path) -> Edition:
    found, problems = read_edition(root / "examples" / "tolstoy-gandhi")
    _, more = resolve(found)
    assert (*problems, *more) == ()
    return found


def test_the_letters_have_the_lines_of_the_source(edition: Edition, corpora: Path) -> None:
    for letter in edition.letters:
        source = (corpora / "markdown" / f"{letter.id}.md").read_text(encoding="utf-8")
        _, _, text = source.partition("\n---\n")
        assert letter.text.split("\n") == [line for line in text.split("\n") if line], letter.id


def test_the_letters_have_the_text_that_was_compared_with_the_source(edition: Edition) -> None:
    assert {
        letter.id: hashlib.sha256(letter.text.encode()).hexdigest() for letter in edition.letters
    } == DIGESTS


def test_every_letter_states_its_source_and_its_rights(edition: Edition) -> None:
    for letter in edition.letters:
        assert letter.id in letter.source and "Wikisource" in letter.source
        assert letter.rights.startswith("Public domain")


def test_every_letter_but_the_first_answers_one_of_the_others(edition: Edition) -> None:
    ids = [letter.id for letter in edition.letters]
    for earlier, letter in enumerate(edition.letters):
        assert [answer.to in ids[:earlier] for answer in letter.answers] == [True] * bool(earlier)
