"""Real texts, one by one: how many letters, how they begin and end, what was read by eye."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.model import Block, Kind, Letter, Mark
from glossator.readers.plaintext import PlainReading, read_plaintext


def read(corpora: Path, name: str) -> PlainReading:
    path = corpora / "text" / name
    return read_plaintext(path.read_bytes(), path.name)


def of(letter: Letter, kind: Kind) -> list[str]:
    return [block.text for block in letter.blocks if block.kind is kind]


def prose(letter: Letter) -> list[Block]:
    return [block for block in letter.blocks if block.kind is Kind.PARAGRAPH]


def cited(letter: Letter) -> list[str]:
    spans = [span for block in letter.blocks for span in block.spans]
    return [span.get("label") for span in spans if span.mark is Mark.CITATION]


# A journal's page with two letters

TYPESET = ("default", "layout", "raw")


@pytest.mark.parametrize("way", TYPESET)
def test_two_letters_on_one_page_are_two(corpora: Path, way: str) -> None:
    first, second = read(corpora, f"typeset/two_letters_one_page.{way}.txt").letters
    assert first.title == "Mischievous Odds Ratios"
    assert second.title == "Taking the Stem Cell Debate to the Public"
    assert of(first, Kind.SALUTE) == of(second, Kind.SALUTE) == ["To the Editor:"]
    assert prose(first)[0].text.startswith("Pieter Reitsma and colleagues have explored—in a")
    assert prose(first)[-1].text.endswith("a positive (or negative) test result.")
    assert prose(second)[0].text.startswith("In their essay in the April 2004 issue of PLoS")
    assert prose(second)[-1].text.endswith("democracy—surely a goal that we all share.")
    assert of(first, Kind.SIGNATURE) == ["William Steinsmith"]
    assert of(second, Kind.SIGNATURE) == ["Leonard I Zon", "Laurie Zoloth", "Suzanne Kadereit"]
    assert cited(first) == ["1", "2", "3"]
    assert [len(letter.references) for letter in (first, second)] == [3, 3]


@pytest.mark.parametrize(("way", "paragraphs"), [("default", 8), ("layout", 9), ("raw", 7)])
def test_paragraphs_of_print_are_found_as_far_as_the_text_shows_them(
    corpora: Path, way: str, paragraphs: int
) -> None:
    """Of nine; where the text has no indentation, those after a full line cannot be seen."""
    first, _ = read(corpora, f"typeset/two_letters_one_page.{way}.txt").letters
    assert len(prose(first)) == paragraphs


@pytest.mark.parametrize("way", ["layout", "raw"])
def test_words_of_a_journal_are_whole(corpora: Path, way: str) -> None:
    first, second = read(corpora, f"typeset/two_letters_one_page.{way}.txt").letters
    for words in ("the corresponding ratio", "disease presence", "in the pre-test population",
                  "the post-negative-test probability", "the post-test probability",
                  "probability-based likelihood ratio for"):  # fmt: skip
        assert words in first.text
    for words in ("biomedical research", "human health care", "ethicists",
                  "a four-year moratorium"):  # fmt: skip
        assert words in second.text


@pytest.mark.parametrize("way", TYPESET)
def test_running_heads_are_left_out_and_told(corpora: Path, way: str) -> None:
    reading = read(corpora, f"typeset/two_letters_one_page.{way}.txt")
    text = "".join(letter.text for letter in reading.letters)
    assert "Downloaded" not in text and "LETTERS TO" not in text
    words = " ".join(one.words for one in reading.account.left)
    assert words.count("LETTERS TO THE EDITOR") == 2
    assert words.count("Downloaded from the journal site") == 2


@pytest.mark.parametrize("way", ["layout", "raw"])
def test_one_letter_in_two_columns_is_one(corpora: Path, way: str) -> None:
    (letter,) = read(corpora, f"typeset/plos_pmed.0030205.{way}.txt").letters
    assert letter.title == "Mischievous Odds Ratios"
    assert prose(letter)[0].text.endswith(("haemorrhage.", "risk of haemorrhage."))
    assert cited(letter) == ["1", "2", "3"]
    assert [one.label for one in letter.references] == ["1", "2", "3"]
    assert of(letter, Kind.SIGNATURE) == ["William Steinsmith"]


def test_a_text_whose_columns_are_out_of_order_is_asked_about(corpora: Path) -> None:
    """This extraction puts the second column before the salute; nobody can know that it is so."""
    reading = read(corpora, "typeset/plos_pmed.0030205.default.txt")
    before, letter = reading.letters
    assert prose(before)[0].text.startswith("Correspondence by the probability of disease")
    assert of(letter, Kind.SALUTE) == ["To the Editor:"]
    assert any(one.letter == before.id for one in reading.questions)


# A journal's own files


@pytest.mark.parametrize("way", TYPESET)
@pytest.mark.parametrize("name", ["trials_PMC7598224", "trials_PMC7797701"])
def test_a_structured_letter_is_one_without_its_running_heads(
    corpora: Path, name: str, way: str
) -> None:
    reading = read(corpora, f"pdf/{name}.{way}.txt")
    (letter,) = reading.letters
    assert not cited(letter)
    assert letter.text.endswith("in published maps and institutional affiliations.")
    assert "Continued" not in letter.text and "Page 2 of 3" not in letter.text
    assert sum("(Continued" in one.words for one in reading.account.left) == 2


@pytest.mark.parametrize("way", TYPESET)
def test_compounds_and_names_of_a_trial_stay(corpora: Path, way: str) -> None:
    (letter,) = read(corpora, f"pdf/trials_PMC7598224.{way}.txt").letters
    for words in ("SARS-CoV-2", "four-arm parallel-group design", "Interleukin-6", "Ghati1",
                  "https://doi.org/10.1186/s13063-020-04840-y.", "Institute-Rotary"):  # fmt: skip
        assert words in letter.text


# Gutenberg's transcriptions


def test_one_short_letter_has_a_title_three_paragraphs_and_a_signature(corpora: Path) -> None:
    (letter,) = read(corpora, "nq_brothers_footsteps.txt").letters
    assert letter.title == "FIELD OF THE BROTHERS' FOOTSTEPS."
    assert len(prose(letter)) == 3
    assert prose(letter)[0].text.startswith("I do not think that Mr. Cunningham, in his valuable")
    assert prose(letter)[-1].text.endswith("built over, as it evidently now must be.")
    assert of(letter, Kind.SIGNATURE) == ["G.H.B."]
    emphasised = [letter.blocks[0].text[s.start : s.end] for s in letter.blocks[0].spans]
    assert emphasised == ["Common-Place Book", "duelling", "The Brothers' Steps"]


def test_numbered_letters_are_eight(corpora: Path) -> None:
    letters = read(corpora, "darwin_letters_1-8.txt").letters
    assert [letter.title for letter in letters] == [
        "LETTER 1. TO R.W. DARWIN.", "LETTER 2. TO CAROLINE DARWIN.",
        *(f"LETTER {n}. TO J.S. HENSLOW." for n in range(3, 8)), "LETTER 8. TO JOSIAH WEDGWOOD.",
    ]  # fmt: skip
    assert [of(letter, Kind.DATELINE) for letter in letters] == [
        ["Sunday Morning [Edinburgh, October, 1825]."], ["January 6th, 1826. Edinburgh."],
        ["[15th August, 1832. Monte Video.]"], ["Monte Video, 24th November 1832."],
        ["Valparaiso, July 24th 1834."], ["April 18th, 1835. Valparaiso."],
        ["Lima, July 12th, 1835."], ["[Shrewsbury, October 5th, 1836.]"],
    ]  # fmt: skip
    assert of(letters[0], Kind.SALUTE) == ["My dear Father"]
    assert of(letters[7], Kind.SALUTE) == ["My dear Uncle"]
    assert of(letters[0], Kind.SIGNATURE) == ["I remain your affectionate son, C. DARWIN."]
    assert of(letters[7], Kind.SIGNATURE) == ["CHAS. DARWIN."]
    assert [len(prose(letter)) for letter in letters] == [1, 2, 4, 3, 6, 4, 2, 1]


def test_a_whole_number_of_a_journal_falls_into_its_letters(corpora: Path) -> None:
    reading = read(corpora, "notes_and_queries_12.latin1.txt")
    assert len(reading.letters) == 48  # 41 are signed; others are notices, lists, advertisements
    signatures = [name for letter in reading.letters for name in of(letter, Kind.SIGNATURE)]
    assert signatures[: len(SIGNATURES)] == SIGNATURES
    first = reading.letters[0]
    assert first.title == "ORIGIN OF A WELL-KNOWN PASSAGE IN HUDIBRAS."
    assert of(first, Kind.SIGNATURE) == ["EDWARD F. RIMBAULT."]
    assert of(first, Kind.LINE)[:2] == [
        '"For he that fights and runs away', 'May live to fight another day,"',
    ]  # fmt: skip
    receipts = next(one for one in reading.letters if one.title.startswith("RECEIPTS"))
    assert [line for line in of(receipts, Kind.PREFORMATTED)[0].split("\n") if "32" in line]
    pages = [span.get("n") for letter in reading.letters for block in letter.blocks
             for span in block.spans if span.mark is Mark.PAGE_BREAK]  # fmt: skip
    assert pages == [str(n) for n in range(178, 193) if str(n) in pages] and len(pages) > 10
    assert "Deliciæ" in first.text


SIGNATURES = [
    "EDWARD F. RIMBAULT.", "G.H.B.", "BOLTON CORNEY.", "DRAMATICUS.", "EDWARD F. RIMBAULT.", "C.P.F.",
    "EDW. VENTRIS.", "T.", "RICH. MONCKTON MILNES.", "J.R. PLANCHÉ.", "ARTHUR GRIFFINHOOF, JUN.",
    "MARK ANTONY LOWER.", "B. WILLIAMS.", "JAMES CROSBY.", "R.V.", "BRAYBROOKE.", "P.", "ALPHA.", "W.",
    "J.U.G.G.", "LLEWELYN ST. GEORGE.", "W.", "W.", "L.B.", "P.", "P.", "J.S.B.", "S.A.M.", "E.H.",
    "LAMBERT B. LARKING.", "S.A.M.", "C.H. COOPER.", "MELANION.", "HERMES.", "J.S.", "J.E.",
    "OXONIENSIS.", "MARK ANTONY LOWER.", "E. VENTRIS.", "LLEWELYN ST. GEORGE.", "P.C.S.S.",
]  # fmt: skip
"""Those under the journal's letters, read in the file."""
