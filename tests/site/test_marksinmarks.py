"""Quotation marks within the interface's own."""

from __future__ import annotations

import pytest

from glossator.site.names import to_be_quoted
from glossator.wording import ENGLISH, wording


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("wet ‘meadows’", "wet “meadows”"),
        ("‘the farmer’s drains’ of Reed’s", "“the farmer’s drains” of Reed’s"),
        ("Reed’s drains", "Reed’s drains"),
        ("the ‘lower", "the ‘lower"),
    ],
)
def test_single_marks_within_single_marks_become_double(words: str, said: str) -> None:
    assert to_be_quoted(words, ENGLISH) == said


def test_where_a_language_quotes_otherwise_the_words_keep_their_marks() -> None:
    assert to_be_quoted("nasse ‘Wiesen’", wording("de")) == "nasse ‘Wiesen’"


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("es", "sobre «La vega»", "sobre “La vega”"),
        ("it", "«Sì», disse «no»", "“Sì”, disse “no”"),
        ("fr", "il dit «\u202fnon\u202f»", "il dit “non”"),
        ("es", "sobre «La …", "sobre «La …"),
        ("de", "über «Die Aue»", "über «Die Aue»"),
    ],
)
def test_guillemets_within_guillemets_become_double_marks(
    language: str, words: str, said: str
) -> None:
    assert to_be_quoted(words, wording(language)) == said
