"""Lists of words are read as the spell checker that they come from reads them."""

from __future__ import annotations

import pytest
from spellchecker import SpellChecker

from glossator.readers.wordlist import is_word, word_list


@pytest.mark.parametrize("language", ["en", "ru", "lv"])
def test_a_list_of_words_is_what_the_spell_checker_has(language: str) -> None:
    assert dict(word_list(language)) == dict(SpellChecker(language).word_frequency.dictionary)


def test_a_list_is_read_once_for_all_that_is_written_in_a_language() -> None:
    assert word_list("en-GB") is word_list("EN")
    assert word_list("la") == {}


def test_a_possessive_is_a_word_where_its_word_is_one() -> None:
    assert is_word("Meadow’s", word_list("en"))
    assert not is_word("Meadwo’s", word_list("en"))
