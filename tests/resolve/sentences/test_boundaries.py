from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from glossator.resolve.sentences.boundaries import LONGEST, Sentence, Sentences

CASES = read_fixture_file(Path(__file__).parent / "fixtures" / "sentences.txt")
LANGUAGES = st.sampled_from(["en", "de", "fr", "la", "ja", "zh-Hant", "", "日本"])

letters = st.text(
    st.one_of(st.sampled_from("aB. !?\n\u00a0\u2028é😀“”e\u0301.  "), st.characters(codec="utf-8"))
)


def around(text: str, start: int, end: int, language: str) -> Sentence:
    return Sentences.of(text, language).around(start, end)


def parts(text: str, language: str) -> list[str]:
    """The sentences, from where each begins to where the next does."""
    starts = Sentences.of(text, language).starts
    return [text[start:end] for start, end in pairwise((*starts, len(text)))]


@pytest.mark.parametrize(("line", "title", "given", "expected"), CASES)
def test_a_text_falls_into_sentences(line: int, title: str, given: str, expected: str) -> None:
    language, text = given.rstrip("\n").split("\n", 1)
    found = [part.strip() for part in parts(text, language)]
    assert found == expected.rstrip("\n").split("\n"), f"fixtures/sentences.txt:{line} {title}"


def test_a_mention_has_its_sentence_and_its_place_in_it() -> None:
    text = "It rained. The meadow is drowned. I wait."
    sentence = around(text, 15, 21, "en")
    assert sentence.text == "The meadow is drowned."
    assert sentence.text[sentence.start : sentence.end] == "meadow"


def test_a_point_after_the_full_stop_belongs_to_the_sentence_before() -> None:
    text = "It rained. The meadow is drowned."
    assert around(text, 10, 10, "en").text == "It rained."
    assert around(text, 11, 11, "en").text == "The meadow is drowned."
    assert around(text, len(text), len(text), "en").text == "The meadow is drowned."


def test_a_mention_across_sentences_gets_them_all() -> None:
    text = "It rained. The meadow is drowned. I wait."
    assert around(text, 3, 21, "en").text == "It rained. The meadow is drowned."


def test_a_line_feed_in_a_sentence_is_shown_as_a_blank() -> None:
    assert around("the meadow\nis drowned", 4, 10, "en").text == "the meadow is drowned"


@pytest.mark.parametrize("at", [0, 5, 500, 1000, 1490, 1495])
def test_a_long_sentence_is_cut_at_words(at: int) -> None:
    text = ("meadow drain " * 120).strip()
    start = text.index(" ", at) + 1 if at and at < 1490 else 0 if not at else text.rindex(" ") + 1
    end = start + len(regex.match(r"\w+", text, pos=start)[0])
    sentence = around(text, start, end, "en")
    assert LONGEST - 20 < len(sentence.text) <= LONGEST + 2
    assert sentence.text[sentence.start : sentence.end] == text[start:end]
    assert set(sentence.text.strip("…").split()) == {"meadow", "drain"}
    assert sentence.text.startswith("…") == (start > LONGEST // 2)
    assert sentence.text.endswith("…") == (len(text) - end > LONGEST // 2)


@given(letters, LANGUAGES)
def test_sentences_are_the_whole_text(text: str, language: str) -> None:
    assert "".join(parts(text, language)) == text


@given(st.one_of(letters, letters.map(lambda text: text * 60)), LANGUAGES, st.data())
def test_a_mention_lies_within_its_sentence(text: str, language: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    sentence = around(text, start, end, language)
    assert sentence.text[sentence.start : sentence.end] == text[start:end].replace("\n", " ")
    assert len(sentence.text) <= max(LONGEST, end - start) + 2
