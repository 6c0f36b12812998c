"""Words with their documents and places: whatever texts they stand in, all are there."""

from __future__ import annotations

import gzip
from collections import defaultdict
from itertools import accumulate, pairwise
from random import Random
from typing import Any

import cbor2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.site.search import numbered, wordindex
from glossator.site.search.cborheads import NEGATIVE, UNSIGNED, head, heads
from glossator.site.search.oftenwords import APART
from glossator.site.search.sortedwords import NAMED, WORD
from glossator.site.search.wordindex import WordIndex
from glossator.site.search.words import UMLAUT, spellings, standing

PIECES = ["a", "b,", "牧", "牧場", "Ditch", "½", "tile-drain", "—", "dü", "due", "dü-n", "\u0558"]
"""The last is a letter only for newer tables of Unicode than Pagefind's."""
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)
DOCUMENTS = st.lists(st.lists(st.tuples(TEXTS, TEXTS), max_size=4), max_size=8)


def found(index: WordIndex) -> dict[str, dict[int, dict[int, list[int]]]]:
    """By word, document and weight: the places."""
    words: dict[str, dict[int, dict[int, list[int]]]] = {}
    for piece in index.pieces():
        (held,) = cbor2.loads(piece.written)
        assert (piece.first, piece.last) == (held[0][0], held[-1][0])
        for word, documents, forms in held:
            assert word not in words and forms == []
            numbers = accumulate(one[0] for one in documents)
            words[word] = {n: _weighed(one) for n, one in zip(numbers, documents, strict=True)}
    usual = [word for word in words if not word.startswith(APART)]
    assert usual == sorted(usual)
    return words


def _weighed(document: Any) -> dict[int, list[int]]:
    _, places, fields = document
    assert fields == []
    weighed: dict[int, list[int]] = {}
    for number in places:
        if number < 0:
            weighed[-number - 1] = steps = []
        else:
            steps.append(number)
    return {weight: list(accumulate(steps)) for weight, steps in weighed.items()}


@given(DOCUMENTS)
@pytest.mark.parametrize(
    ("held", "at_once", "written", "most"),
    [(1, 1, 1, 3), (2, 7, 3, 1), (4, 6, 2, 1 << 16), (9, 5, 100, 2), (100, 100, 100, 100)],
)
def test_all_words_are_found_where_they_stand(
    held: int,
    at_once: int,
    written: int,
    most: int,
    documents: list[list[tuple[list[str], list[str]]]],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wordindex, "_HELD", held)
        patch.setattr(wordindex, "_SORTED", at_once)
        patch.setattr(wordindex, "_WRITTEN", written)
        patch.setattr(wordindex, "_MOST_WORDS", most)
        index = WordIndex()
        sizes = [index.add(places) for places in documents]
        indexed = found(index)
    wanted: dict[str, Any] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for number, places in enumerate(documents):
        at = 0
        for texts in places:
            for weight, text in zip((NAMED, WORD), texts, strict=True):
                for word in standing(text):
                    for spelt in spellings(word):
                        if key := "".join(filter(str.isalnum, spelt)):
                            wanted[key][number][weight].append(at)
                    at += 1
        assert sizes[number] == max(at, 1)
    assert indexed == wanted


def weights(documents: dict[int, dict[int, list[int]]]) -> dict[int, int]:
    return {
        number: sum(weight * len(places) for weight, places in weighed.items())
        for number, weighed in documents.items()
    }


@given(DOCUMENTS)
def test_a_word_at_few_places_weighs_as_much_and_stands_where_no_other_does(
    documents: list[list[tuple[str, str]]],
) -> None:
    usual, often = WordIndex(), WordIndex()
    longest = max([usual.add(places) for places in documents], default=0)
    for places in documents:
        often.add(places)
    wanted = found(usual)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wordindex, "OFTEN", 8)
        held = found(often)
    few = {word for word in wanted if f"{APART}{word}" in held}
    apart = {word: held.pop(f"{APART}{word}") for word in few}
    beside = {word: held.pop(word) for word in [*held] if word.startswith(APART)}
    assert beside == _beside(few, documents)
    assert {word: held[word] for word in held.keys() - few} == {
        word: wanted[word] for word in wanted.keys() - few
    }
    assert apart == {word: wanted[word] for word in few}
    stands: list[tuple[int, int]] = []
    for word in few:
        assert weights(held[word]) == weights(wanted[word])
        for number, weighed in held[word].items():
            assert all(2 * weight < 256 for weight in weighed)
            stands += [(number, place) for places in weighed.values() for place in places]
    alone = {(number, place + side) for number, place in stands for side in (0, 1)}
    assert len(alone) == 2 * len(stands)
    assert not few or min(place for _, place in stands) >= longest


def _beside(few: set[str], documents: list[list[tuple[str, str]]]) -> dict[str, Any]:
    """Where two of these words stand side by side in one text: the place of the first."""
    wanted: Any = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for number, places in enumerate(documents):
        at = 0
        for texts in places:
            for weight, text in zip((NAMED, WORD), texts, strict=True):
                words = [spellings(_kept(word)) for word in standing(text)]
                for place, (first, second) in enumerate(pairwise(words), at):
                    for one, other in dict.fromkeys(
                        ((first[0], second[0]), (first[-1], second[-1]))
                    ):
                        if one in few and other in few:
                            wanted[f"{APART}{one}{APART}{other}"][number][weight].append(place)
                at += len(words)
    return dict(wanted)


def _kept(word: str) -> str:
    return "".join(sign for sign in word if sign.isalnum() or sign == UMLAUT)


def test_the_commonest_word_of_a_large_edition_is_loaded_in_few_bytes() -> None:
    """Of 5,000 documents, with twenty of it in each: a quarter of what ten thousand letters have."""
    chance, index = Random(7), WordIndex()
    for _ in range(5_000):
        said = ["the" if chance.random() < 0.06 else "ditch" for _ in range(350)]
        index.add([("", " ".join(said))])
    sizes = {one.first: len(gzip.compress(one.written, 4)) for one in index.pieces()}
    assert sizes[f"{APART}the"] > 100_000
    assert sizes["the"] < 15_000


NUMBERS = st.sampled_from((0, 23, 24, 255, 256, 65_535, 65_536, 4_294_967_295))


def test_a_number_of_any_size_is_written_as_the_specification_has_it() -> None:
    for number in (0, 23, 24, 255, 256, 65_535, 65_536, 4_294_967_295):
        assert head(UNSIGNED, number) == cbor2.dumps(number)
        assert head(NEGATIVE, number) == cbor2.dumps(-number - 1)
    with pytest.raises(OverflowError):
        head(UNSIGNED, 1 << 32)


@given(st.lists(st.tuples(st.sampled_from((UNSIGNED, NEGATIVE)), NUMBERS | st.integers(0, 99_999))))
def test_many_numbers_are_written_as_the_specification_has_them(
    given: list[tuple[int, int]],
) -> None:
    values = [cbor2.dumps(-number - 1 if kind else number) for kind, number in given]
    kinds, numbers = ([one[at] for one in given] for at in (0, 1))
    written, begins = heads(np.array(kinds, np.uint8), np.array(numbers, np.uint32))
    assert written.tobytes() == b"".join(values)
    assert begins.tolist() == [0, *accumulate(map(len, values))]


def test_words_are_found_when_those_known_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    usual, forgetful = WordIndex(), WordIndex()
    texts = ["the ditch tile-drain", "Straße ½ ditch,", "tile-drain the straße"]
    for text in texts:
        usual.add([("", text)])
    monkeypatch.setattr(numbered, "_MOST_PIECES", 1)
    for text in texts:
        forgetful.add([("", text)])
    assert found(forgetful) == found(usual)
